// IAM's actions and their resources by AWS's Service Authorization Reference, which `npm run iam` writes to data/iam-actions.bin.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
import { PackedTexts } from '../../asl/services/packed-texts';
import { actionName } from '../../asl/services/sdk-names';

/** A kind of resource that an action is about. */
export interface ResourceType {
  /** Such as `log-stream`. */
  readonly name: string;
  /** After `arn:PARTITION:`, such as `logs:${Region}:${Account}:log-group:${LogGroupName}:log-stream:${LogStreamName}`. */
  readonly arn: string;
  /**
   * The reference marks types that a statement with the action must name. If there are several, a request is about one
   * or more of them.
   */
  readonly isRequired: boolean;
}

export interface IamAction {
  /** Before the colon: `logs`. */
  readonly prefix: string;
  /** After the colon, as the reference writes it: `CreateLogStream`. */
  readonly name: string;
  /** Empty for an action that only `*` can allow. */
  readonly types: readonly ResourceType[];
  /** Actions that the caller may need besides, such as `iam:PassRole`. */
  readonly dependent: readonly string[];
}

/** The IAM actions of an API's operation. */
export interface OperationNeeds {
  /** With their prefixes: `s3:GetLifecycleConfiguration`. */
  readonly actions: readonly string[];
  /** Of API Gateway's operations: the path of the resource, with the parameters' names, `/restapis/{restApiId}`. */
  readonly path?: string;
}

const FILE = new PackedTexts('iam-actions.bin');

/** The versions of what the file is made from. */
export function sourceOfIamActions(): string {
  return FILE.text('source')!;
}

/** All prefixes of IAM actions. */
export function iamPrefixes(): readonly string[] {
  return FILE.names().flatMap((name) => (name.startsWith('iam/') ? [name.slice('iam/'.length)] : []));
}

/** The actions of a prefix; empty for one that IAM does not have. */
export function actionsWithPrefix(prefix: string): readonly IamAction[] {
  return [...referenceOf(prefix).values()];
}

/** Undefined for an action that the reference does not have. */
export function iamAction(action: string): IamAction | undefined {
  const [prefix = '', name = ''] = action.split(':');
  return referenceOf(prefix).get(name.toLowerCase());
}

/** Undefined if no source says what the operation needs. An operation without actions needs no permission. */
export function needsOfOperation(service: string, action: string): OperationNeeds | undefined {
  const { prefix, others } = operationsOf(service);
  const other = others.get(action);
  if (other === '?') return undefined;
  if (other === undefined) {
    const own = prefix === undefined ? undefined : iamAction(`${prefix}:${action}`);
    return own && { actions: [`${own.prefix}:${own.name}`] };
  }
  const [actions, path] = other.split(' ');
  return { actions: actions === '' ? [] : actions!.split(','), ...(path !== undefined && { path }) };
}

/** The prefix of a service's IAM actions; undefined for a service that no source knows. */
export function prefixOf(service: string): string | undefined {
  return operationsOf(service).prefix;
}

const references = new Map<string, ReadonlyMap<string, IamAction>>();

function referenceOf(prefix: string): ReadonlyMap<string, IamAction> {
  let known = references.get(prefix);
  if (!known) references.set(prefix, (known = readReference(prefix)));
  return known;
}

function readReference(prefix: string): ReadonlyMap<string, IamAction> {
  const [above = '', below = ''] = (FILE.text(`iam/${prefix}`) ?? '').split('\n\n');
  const types = below.split('\n').map((line) => line.split('=') as [string, string]);
  const actions = above.split('\n').flatMap((line) => {
    const [name = '', numbers = '', dependent = ''] = line.split(';');
    if (name === '') return [];
    const action: IamAction = {
      prefix,
      name,
      types: numbers === '' ? [] : numbers.split(',').map((number) => typeOf(number, types)),
      dependent: dependent === '' ? [] : dependent.split(','),
    };
    return [[name.toLowerCase(), action] as const];
  });
  return new Map(actions);
}

function typeOf(number: string, types: readonly (readonly [string, string])[]): ResourceType {
  const [name, arn] = types[parseInt(number, 10)]!;
  return { name, arn, isRequired: !number.endsWith('?') };
}

interface Operations {
  readonly prefix: string | undefined;
  /** The actions of operations whose IAM action has another name, by the operation's name in a Resource. */
  readonly others: ReadonlyMap<string, string>;
}

const operations = new Map<string, Operations>();

function operationsOf(service: string): Operations {
  let known = operations.get(service);
  if (!known) operations.set(service, (known = readOperations(service)));
  return known;
}

function readOperations(service: string): Operations {
  const [prefix, ...lines] = (FILE.text(`sdk/${service}`) ?? '').split('\n');
  const others = lines.map((line) => {
    const equals = line.indexOf('=');
    return [actionName(line.slice(0, equals)), line.slice(equals + 1)] as const;
  });
  return { prefix: prefix || undefined, others: new Map(others) };
}
