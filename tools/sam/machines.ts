// What the simulator makes of the state machines of a template: definition, role, and what a run comes to.
import { planFor } from '../../src/cli/scaffold/plan';
import { isArray, isObject, member, type Json, type JsonObject } from '../../src/json/json';
import { returns } from '../../src/simulator/mocks/mock';
import { Simulator } from '../../src/simulator/simulator';
import type { ResolvedTemplate } from '../../src/templates/cloud-formation/resolved';
import { sourceFromFile } from '../../src/templates/sources/from-file';
import type { MachineSource } from '../../src/templates/sources/machine-source';

export interface ReadMachine {
  readonly machine: string;
  readonly role: string;
  readonly verdict: string;
}

/** By logical id; an error of the whole template has the id ''. */
export async function machinesIn(path: string, parameters: Record<string, string>): Promise<Map<string, ReadMachine>> {
  const found = new Map<string, ReadMachine>();
  try {
    for (const machine of sourceFromFile(path, { parameters }).machines) {
      const id = machine.logicalId!;
      found.set(id, {
        machine: textOf(() => inOrder({ ...propertiesOf(machine) })),
        role: textOf(() => roleOf(machine)),
        verdict: await verdictOf(path, id, parameters),
      });
    }
  } catch (error) {
    const message = messageOf(error);
    found.set('', { machine: message, role: message, verdict: message });
  }
  return found;
}

function propertiesOf({ definition, type, tracingEnabled, loggingConfiguration }: MachineSource): JsonObject {
  return { definition, type, tracingEnabled, loggingConfiguration: loggingConfiguration ?? null };
}

/** The statements of all its policies, and the managed policies, in an order of their own. */
function roleOf({ roleArn, template }: MachineSource): Json {
  const role = template!.resourcesOfType('AWS::IAM::Role').find((one) => one.tryAttribute('Arn') === roleArn);
  if (!role) return roleArn;
  const inline = listOf(role.property('Policies')).flatMap((policy) => statementsOf(policy));
  const attached = policiesOf(template!, role.ref);
  const managed = listOf(role.property('ManagedPolicyArns')).map(String).sort();
  return { managed, statements: [...inline, ...attached].map((one) => JSON.stringify(sorted(one))).sort() };
}

function policiesOf(template: ResolvedTemplate, role: string): readonly Json[] {
  const policies = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].flatMap((type) => template.resourcesOfType(type));
  return policies
    .filter((policy) => listOf(policy.property('Roles')).includes(role))
    .flatMap((policy) => statementsOf({ PolicyDocument: policy.property('PolicyDocument') ?? {} }));
}

function statementsOf(policy: Json): readonly Json[] {
  const document = isObject(policy) ? member(policy, 'PolicyDocument') : undefined;
  return isObject(document) ? listOf(member(document, 'Statement')) : [];
}

/** Its members by name at every depth, because the translator sorts them. */
function inOrder(value: Json): Json {
  if (isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  );
}

function listOf(value: Json | undefined): readonly Json[] {
  return value === undefined ? [] : isArray(value) ? value : [value];
}

function sorted(value: Json): Json {
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'Sid');
  return Object.fromEntries(
    entries
      .map(([key, one]): [string, Json] => [
        key,
        ['Action', 'Resource'].includes(key) ? [...listOf(one)].map((each) => JSON.stringify(each)).sort() : one,
      ])
      .sort(),
  );
}

/** The outcome of a run with the answers that scaffold writes, and what the role lacks for it. */
async function verdictOf(path: string, stateMachine: string, parameters: Record<string, string>): Promise<string> {
  try {
    const simulator = Simulator.fromFile(path, { stateMachine, parameters });
    const { input, answers, s3 } = await planFor(simulator, false);
    const mocks = Object.fromEntries(Object.entries(answers).map(([state, answer]) => [state, returns(answer)]));
    const execution = await simulator.run({ input, mocks, s3 });
    const missing = execution.missingPermissions.map(({ action, resource }) => `${String(action)} ${String(resource)}`);
    return [execution.status, execution.error ?? '', ...missing].join(' ').trim();
  } catch (error) {
    return messageOf(error);
  }
}

function textOf(read: () => Json): string {
  try {
    return JSON.stringify(read());
  } catch (error) {
    return messageOf(error);
  }
}

/** The first line, without the place: the translator moves values to DefinitionSubstitutions. */
function messageOf(error: unknown): string {
  const [line] = (error as Error).message.split('\n');
  return line!.replace(/ in \S+ \(AWS::\S+\) Properties\.\S+:/, ':');
}
