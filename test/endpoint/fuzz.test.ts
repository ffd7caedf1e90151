// Valid and broken requests made from the API's model: each gets an answer of the model's form, or an error that says
// why; nothing crashes, hangs or is the endpoint's fault. FUZZ_REQUESTS=100000 sends more of them, FUZZ_SEED others.
import { SeededChance } from '../../src/runtime/random';
import type { Operations } from '../../src/services/api/states-types.generated';
import { MODEL } from '../../src/services/api/states.generated';
import { arn, departures, PASS, ROLE, TestApi } from '../support/endpoint';

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 6000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_124);

const chance = new SeededChance(SEED);
const pick = <T>(items: readonly T[]): T => items[Math.floor(chance.random() * items.length)]!;
const happens = (probability: number): boolean => chance.random() < probability;

const NAMES = ['A', 'B', 'Orders', 'a b', 'ä', 'x'.repeat(80), 'x'.repeat(81), '', '\u0000', '__proto__', '😀'];
const state = (fields: object) => JSON.stringify({ StartAt: 'S', States: { S: { End: true, ...fields } } });
const DEFINITIONS = [
  PASS,
  PASS,
  state({ Type: 'Wait', Seconds: 30 }),
  state({ Type: 'Task', Resource: arn('activity', 'A'), TimeoutSeconds: 20 }),
  state({ Type: 'Map', ItemProcessor: JSON.parse(PASS) }),
  state({ Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $states.input %}' }),
  JSON.stringify({ StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } }),
  '{}',
  '{',
  '[]',
  'null',
  '"x"',
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  `{"StartAt":"S","States":${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}}`,
];
const TEXTS = [
  '{}',
  '{"a":1}',
  '[1,2]',
  '1e999',
  '{',
  '',
  '"\ud800"',
  `${'['.repeat(100_000)}`,
  `"${'y'.repeat(262_150)}"`,
];
const ODD = [null, 0, -1, 1.5, 1e308, true, 'text', '', [], {}, [[]], { a: { b: [null] } }, '\u0000'];
const ARNS = [
  ...['stateMachine:A', 'stateMachine:A:1', 'stateMachine:A:2', 'stateMachine:A:PROD', 'stateMachine:A/Map'],
  ...['execution:A:A', 'execution:A:B', 'execution:A/Map:B', 'express:A:A:B', 'activity:A', 'mapRun:A/Map:A', 'odd:A'],
].map((rest) => arn(rest.split(':')[0]!, rest.split(':').slice(1).join(':')));

const tokens: string[] = ['', 'token'];
const pages: string[] = ['', 'page', Buffer.from('[1,2]').toString('base64')];

/** A value of the shape, mostly valid. */
function valueOf(shapeName: string, name: string, depth = 0): unknown {
  if (happens(0.02)) return pick(ODD);
  const { type, members = {}, required = [], member, min = 0, max = 100, enum: values } = MODEL.shapes[shapeName]!;
  if (values) return happens(0.95) ? pick(values) : 'NONE';
  switch (type) {
    case 'structure': {
      const wanted = Object.keys(members).filter((one) =>
        happens(required.includes(one) ? 0.98 : depth > 0 ? 0.6 : 0.3),
      );
      const entries = wanted.map((one) => [one, valueOf(members[one]!, one, depth + 1)]);
      return Object.fromEntries(happens(0.05) ? [...entries, [pick(NAMES), pick(ODD)]] : entries);
    }
    case 'list':
      return Array.from({ length: Math.floor(chance.random() * 4) }, () => valueOf(member!, name, depth + 1));
    case 'boolean':
      return happens(0.5);
    case 'string':
      return textOf(name);
    default:
      return pick([min, min - 1, max, max + 1, 1, 0, 2, 50, 100]);
  }
}

function textOf(name: string): string {
  if (name === 'roleArn') return happens(0.9) ? ROLE : 'role';
  if (/Arn$/.test(name)) return happens(0.9) ? pick(ARNS) : pick(['arn', '', 'arn:aws:s3:::b', 'x'.repeat(3000)]);
  if (name === 'definition') return pick(DEFINITIONS);
  if (/^(input|output|variables|context|result|mapItemReaderData)$/.test(name)) return pick(TEXTS);
  if (name === 'taskToken') return pick(tokens);
  if (name === 'nextToken') return pick(pages);
  if (name === 'name') return happens(0.7) ? 'A' : pick(NAMES);
  return pick(NAMES);
}

/** A body as a client with bad manners may send it. */
function broken(body: string): string {
  switch (Math.floor(chance.random() * 5)) {
    case 0:
      return body.slice(0, Math.floor(chance.random() * body.length));
    case 1:
      return `${body}${body}`;
    case 2:
      return body.replace(/[{:,"]/, () => pick(['[', '\u0000', "'", '']));
    case 3:
      return JSON.stringify(pick(ODD));
    default:
      return '['.repeat(200_000);
  }
}

test(
  `${REQUESTS} requests of all kinds get an answer, and do no harm`,
  async () => {
    const api = new TestApi({ keepEvents: 2000, keepExecutions: 200 });
    const operations = Object.keys(MODEL.operations) as (keyof Operations)[];
    const seen = new Map<string, Set<string>>(operations.map((operation) => [operation, new Set()]));
    const wrong: unknown[] = [];
    for (let count = 0; count < REQUESTS && wrong.length < 5; count += 1) {
      const operation = pick(operations);
      const valid = JSON.stringify(valueOf(MODEL.operations[operation]!.input, operation));
      const body = happens(0.03) ? broken(valid) : valid;
      const gone = new AbortController();
      const waits = operation === 'GetActivityTask' || operation === 'StartSyncExecution';
      const asked = api.send(operation, body, {}, gone.signal);
      const answer = waits ? await Promise.race([asked, later(5)]) : await asked;
      gone.abort();
      if (!answer) continue;
      const problem = problemOf(operation, answer);
      if (problem) wrong.push({ operation, body: body.slice(0, 500), problem });
      seen.get(operation)!.add(answer.status === 200 ? 'success' : answer.body.__type);
      if (answer.body?.taskToken) tokens.push(answer.body.taskToken);
      if (answer.body?.nextToken) pages.push(answer.body.nextToken);
      if (count % 500 === 499) await api.advance(40);
      if (count % 5000 === 4999) api.endpoint.world.reset();
    }
    expect(wrong).toEqual([]);
    expect(api.faults.filter((fault) => (fault as Error).name !== 'MissingMockError')).toEqual([]);
    expect([...seen].filter(([, outcomes]) => outcomes.size === 0)).toEqual([]);
    expect(await api.machine('StillThere')).toBe(arn('stateMachine', 'StillThere'));
    api.endpoint.close();
  },
  10 * REQUESTS + 60_000,
);

function problemOf(operation: keyof Operations, { status, body }: { status: number; body: any }): string | undefined {
  if (status === 200) return departures(MODEL.operations[operation]!.output, body).join('; ') || undefined;
  if (status >= 500 || status < 400) return `status ${status}: ${JSON.stringify(body)}`;
  return typeof body.__type === 'string' && typeof body.message === 'string' && body.message !== ''
    ? undefined
    : `an error without a code or a message: ${JSON.stringify(body)}`;
}

const later = (ms: number) => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms));
