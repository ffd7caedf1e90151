// Calls the endpoint without a socket, as an SDK would, and holds every answer to AWS's model.
import { Endpoint, type EndpointOptions } from '../../src/endpoint/endpoint';
import { RealClock } from '../../src/runtime/clock';
import type { Operations } from '../../src/services/api/states-types.generated';
import { MODEL } from '../../src/services/api/states.generated';

export const ACCOUNT = '123456789012';
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/Role`;
export const PASS = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });

export function arn(type: string, name: string): string {
  return `arn:aws:states:us-east-1:${ACCOUNT}:${type}:${name}`;
}

export interface Answer {
  readonly status: number;
  readonly body: any;
}

/** A clock that goes on when a test says so; whoever waits looks at it when a request comes, or when it is put forward. */
export class FixedClock extends RealClock {
  constructor(private time: number) {
    super();
  }

  override get now(): number {
    return this.time;
  }

  override set now(time: number) {
    this.time = time;
  }

  override putForward(ms: number): void {
    this.time += ms;
  }
}

export class TestApi {
  readonly endpoint: Endpoint;
  /** Errors that the endpoint says are its own fault. */
  readonly faults: unknown[] = [];

  constructor(options: EndpointOptions = {}) {
    this.endpoint = new Endpoint({ report: (error) => this.faults.push(error), ...options });
  }

  /** Any request, valid or not. */
  async send(
    operation: string,
    input: unknown,
    headers: Record<string, string> = {},
    signal?: AbortSignal,
  ): Promise<Answer> {
    const answer = await this.endpoint.handle({
      method: 'POST',
      path: '/',
      headers: {
        host: 'localhost:8083',
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AWSStepFunctions.${operation}`,
        ...headers,
      },
      signal,
      body: Buffer.from(typeof input === 'string' ? input : JSON.stringify(input)),
    });
    return { status: answer.status, body: JSON.parse(answer.body.toString()) };
  }

  /** A request that is to succeed: the answer, which has the form that the model says. */
  async call<O extends keyof Operations>(
    operation: O,
    input: Operations[O]['input'],
  ): Promise<Operations[O]['output']> {
    const { status, body } = await this.send(operation, input);
    expect({ operation, status, body }).toEqual({ operation, status: 200, body });
    expect(departures(MODEL.operations[operation]!.output, body)).toEqual([]);
    return body;
  }

  /** A request that is to fail: its error code and message. */
  async refusal(operation: keyof Operations, input: unknown): Promise<string> {
    const { status, body } = await this.send(operation, input);
    return status === 400 ? `${body.__type}: ${body.message}` : `${status} ${JSON.stringify(body)}`;
  }

  /** Resolves when the execution has ended. */
  async ended(executionArn: string): Promise<void> {
    const { executions } = this.endpoint.world;
    await executions.whenEnded(executions.tryGet(executionArn)!);
  }

  /** Ends it, and demands that it found no fault of its own. */
  close(): void {
    this.endpoint.close();
    expect(this.faults).toEqual([]);
  }

  async advance(seconds: number): Promise<void> {
    await this.endpoint.world.advance(seconds);
  }

  async machine(name: string, more: Partial<Operations['CreateStateMachine']['input']> = {}): Promise<string> {
    const input = { name, definition: PASS, roleArn: ROLE, ...more };
    return (await this.call('CreateStateMachine', input)).stateMachineArn;
  }
}

/** Where an answer is not of its shape: what is missing, too much, or of the wrong type. */
export function departures(shapeName: string, value: unknown, path = '$'): string[] {
  const { type, members = {}, required = [], member, value: inner, enum: values } = MODEL.shapes[shapeName]!;
  if (type === 'structure') {
    if (typeof value !== 'object' || value === null) return [`${path} is ${String(value)}, no structure`];
    const missing = required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${path}.${name} is missing`);
    return Object.entries(value).reduce(
      (found, [name, one]) => [
        ...found,
        ...(members[name]
          ? departures(members[name], one, `${path}.${name}`)
          : [`${path}.${name} is not in the model`]),
      ],
      missing,
    );
  }
  if (type === 'list' && Array.isArray(value)) {
    return value.flatMap((item, index) => departures(member!, item, `${path}[${index}]`));
  }
  if (type === 'map' && typeof value === 'object') {
    return Object.entries(value!).flatMap(([key, one]) => departures(inner!, one, `${path}.${key}`));
  }
  const wanted = type === 'string' || type === 'boolean' ? type : 'number';
  if (typeof value !== wanted) return [`${path} is ${JSON.stringify(value)}, no ${type}`];
  return values && !values.includes(value as string) ? [`${path} is ${String(value)}, none of ${values.join()}`] : [];
}
