// Finds the resources of a call by the reference: each argument that is an ARN or a name is held to the types of the action.
import { textArguments, type Argument } from './arguments';
import { NO_RESOURCE, referred, type Alternatives, type AskedResource } from './asked-resource';
import { argumentFor } from './placeholders';
import { isArn } from '../../asl/arn';
import type { IamAction, ResourceType } from '../reference/iam-actions';
import type { ServiceCall } from '../service-call';
import { ANY } from '../unknown-parts';

export interface GeneralResources {
  /** The request is denied unless the role may use one of each. */
  readonly asked: readonly Alternatives[];
  /** Further resources that AWS may check. */
  readonly besides: readonly AskedResource[];
}

/** A type of the action, and what the arguments say of it. */
interface Found {
  readonly type: ResourceType;
  readonly resources: readonly AskedResource[];
  /** The arguments that name it, for types that the same arguments name. */
  readonly by: string;
  readonly state: 'named' | 'partly' | 'constant' | 'unnamed';
}

export function generalResources(action: IamAction, call: ServiceCall): GeneralResources {
  const { types } = action;
  if (types.length === 0) return { asked: [[NO_RESOURCE]], besides: [] };
  const args = textArguments(call.args);
  const found = types.map((type) => find(type, action, args, call));
  const named = found.filter(({ state }) => state === 'named');
  const required = named.filter(({ type }) => type.isRequired);
  if (required.length > 0) {
    const constants = found.filter(({ state, type }) => state === 'constant' && type.isRequired);
    const besides = named.filter(({ type }) => !type.isRequired).flatMap(({ resources }) => resources);
    return { asked: [...asked(required), ...asked(constants)], besides };
  }
  if (named.length > 0) return { asked: [named.flatMap(({ resources }) => resources)], besides: [] };
  return { asked: [unnamed(found, action)], besides: [] };
}

/** One request for each type, but types that the same arguments name are other forms of one resource. */
function asked(found: readonly Found[]): readonly Alternatives[] {
  const groups = new Map<string, AskedResource[][]>();
  for (const { by, resources } of found) {
    const group =
      groups.get(by) ??
      groups
        .set(
          by,
          resources.map(() => []),
        )
        .get(by)!;
    resources.forEach((resource, index) => (group[index] ??= []).push(resource));
  }
  return [...groups.values()].flat();
}

/** If no name is complete: any resource of the types that fits the arguments. */
function unnamed(found: readonly Found[], { prefix, name }: IamAction): Alternatives {
  const required = found.filter(({ type }) => type.isRequired);
  const candidates = required.length > 0 ? required : found;
  const partly = candidates.filter(({ state }) => state === 'partly');
  const chosen = partly.length > 0 ? partly : candidates;
  const what = chosen.map(({ type }) => type.name).join(' or ');
  const gap = `the ${what} that ${prefix}:${name} is about, which the arguments do not name`;
  return chosen.flatMap(({ resources }) => resources.map(({ names }) => ({ names, gap })));
}

function find(type: ResourceType, action: IamAction, args: readonly Argument[], call: ServiceCall): Found {
  const whole = wholeArns(type, action, args);
  if (whole.length > 0) return { type, resources: whole, by: whole[0]!.names[0]!, state: 'named' };
  const names = [...type.arn.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name!);
  const own = names.filter((name) => name !== 'Region' && name !== 'Account');
  // An ARN that is not of this type names what contains the resource, never the resource itself.
  const texts = args.filter(({ values }) => !values.some(isArn));
  const fills = own.map((name) => [name, argumentFor(name, type, action, name === own.at(-1) ? texts : args)] as const);
  const filled = fills.filter(([, argument]) => argument !== undefined);
  const many = Math.max(1, ...filled.map(([, argument]) => argument!.values.length));
  const resources = Array.from({ length: many }, (_, index) => resourceOf(type, new Map(fills), index, call));
  const isWhole = resources.every(({ names: [name] }) => !name!.includes(ANY));
  const state = own.length === 0 ? 'constant' : filled.length === 0 ? 'unnamed' : isWhole ? 'named' : 'partly';
  return { type, resources, by: filled.map(([, argument]) => argument!.name).join(), state };
}

/** The arguments that are ARNs of this type and of no other type of the action that says more. */
function wholeArns(type: ResourceType, { types }: IamAction, args: readonly Argument[]): readonly AskedResource[] {
  const values = args.flatMap(({ values: texts }) => texts);
  return values.flatMap((value) => {
    if (!isArn(value)) return [];
    const best = types.filter(({ arn }) => patternOf(arn).test(value)).sort((one, other) => rank(other) - rank(one))[0];
    return best === type ? [{ names: [value] }] : [];
  });
}

/** AWS's default for a missing parameter. */
const DEFAULTS: Readonly<Record<string, string>> = { 'ecs:ClusterName': 'default' };

/** Services whose ARNs have the names of resources in lower case, however a request writes them. */
const LOWER_CASE: ReadonlySet<string> = new Set(['elasticache', 'rds', 'redshift', 'sagemaker']);

const rank = ({ arn }: ResourceType): number => arn.replace(/\$\{\w+\}/g, '').length;

const patterns = new Map<string, RegExp>();

/** An ARN of a type; regions and accounts may be missing. */
function patternOf(arn: string): RegExp {
  let known = patterns.get(arn);
  if (!known) {
    const parts = arn.split(/\$\{(\w+)\}/).map((part, index) => {
      if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return part === 'Region' || part === 'Account' ? '[^:]*' : '.+';
    });
    patterns.set(arn, (known = new RegExp(`^arn:[^:]+:${parts.join('')}$`, 's')));
  }
  return known;
}

/** The ARN with its placeholders filled in; ANY where no argument gives the value. */
function resourceOf(
  { arn }: ResourceType,
  fills: ReadonlyMap<string, Argument | undefined>,
  index: number,
  { home }: ServiceCall,
): AskedResource {
  let reference: AskedResource | undefined;
  const service = arn.slice(0, arn.indexOf(':'));
  const written = arn.replace(/\$\{(\w+)\}/g, (_, name: string, at: number) => {
    if (name === 'Region') return home.region;
    if (name === 'Account') return home.account;
    const { values = [] } = fills.get(name) ?? {};
    const value = values[index] ?? (values.length === 1 ? values[0] : undefined);
    if (value === undefined) return DEFAULTS[`${service}:${name}`] ?? ANY;
    reference ??= referred(value, service);
    return nameIn(value, arn.charAt(at - 1));
  });
  const name = `arn:${home.partition}:${written}`;
  if (reference) return reference;
  if (LOWER_CASE.has(service)) return { names: [...new Set([name, name.toLowerCase()])] };
  if (!arn.endsWith('NameWithPath}')) return { names: [name] };
  return { names: [name, name.replace('/', `/${ANY}/`)], gap: `the path of ${name}` };
}

/** The name in an ARN of a resource that contains this one; a name with a colon has another form than the ARN has. */
function nameIn(value: string, before: string): string {
  if (isArn(value)) return value.slice(Math.max(value.lastIndexOf('/'), value.lastIndexOf(':')) + 1);
  if (value.includes(':')) return ANY;
  return before === '/' ? value.replace(/^\//, '') : value;
}
