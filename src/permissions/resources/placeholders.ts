// Finds the argument for a placeholder of an ARN: `${TableName}` of `table/${TableName}` is TableName.
import type { Argument } from './arguments';
import type { IamAction, ResourceType } from '../reference/iam-actions';

/** Placeholders whose name differs from the API's parameter. */
const SPECIAL: Readonly<Record<string, readonly string[]>> = {
  's3:ObjectName': ['Key'],
  'events:RuleName': ['Rule', 'Name'],
  'iam:RoleNameWithPath': ['RoleName'],
  'iam:UserNameWithPath': ['UserName'],
  'ssm:ParameterNameWithoutLeadingSlash': ['Name', 'Names'],
};

/** Parameters that name what the action is about, without saying what that is. */
const GENERAL: ReadonlySet<string> = new Set(['name', 'names', 'id', 'ids', 'identifier', 'arn']);

export function argumentFor(
  placeholder: string,
  type: ResourceType,
  action: IamAction,
  args: readonly Argument[],
): Argument | undefined {
  const special = SPECIAL[`${action.prefix}:${placeholder}`];
  const named = special && args.find(({ name }) => special.includes(name));
  return (
    named ??
    args.find(({ name }) => name.toLowerCase() === placeholder.toLowerCase()) ??
    args.find(({ name }) => isSame(placeholder, name)) ??
    args.find(
      ({ name }) => GENERAL.has(name.toLowerCase()) && isAbout(action, type, placeholder) && fits(placeholder, name),
    )
  );
}

interface Word {
  readonly stem: string;
  readonly kind: 'name' | 'id' | 'none';
}

function wordOf(text: string): Word {
  const plain = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const [, stem = plain, suffix = ''] = /^(.*?)(names?|ids?|identifiers?|arns?)?$/.exec(plain) ?? [];
  const kind = suffix.startsWith('id') ? 'id' : suffix.startsWith('name') ? 'name' : 'none';
  return { stem: suffix === '' ? stem.replace(/s$/, '') : stem, kind };
}

function isSame(placeholder: string, parameter: string): boolean {
  const { stem } = wordOf(placeholder);
  return stem !== '' && stem === wordOf(parameter).stem && fits(placeholder, parameter);
}

/**
 * A name never fills a placeholder for an id that AWS generates, and the other way round. For RDS and similar services,
 * identifiers are names.
 */
function fits(placeholder: string, parameter: string): boolean {
  const [wanted, given] = [wordOf(placeholder).kind, wordOf(parameter).kind];
  if (wanted === 'id') return given !== 'name';
  return given !== 'id' || /identifiers?$/i.test(parameter);
}

/** Whether the action is about a resource of this type itself: GetTable about a table, and its last placeholder is its name. */
function isAbout({ name }: IamAction, { name: type, arn }: ResourceType, placeholder: string): boolean {
  const noun = wordOf(name.replace(/^[A-Z][a-z]+/, '')).stem;
  return arn.endsWith(`\${${placeholder}}`) && noun !== '' && noun === wordOf(type).stem;
}
