// Text for snapshots: construct names replace ARNs, logical ids and accounts, which change for unrelated reasons.
import { isArn } from '../asl/arn';
import { SimulatorError } from '../asl/simulator-error';
import type { ResolvedResource, ResolvedTemplate } from '../templates/cloud-formation/resolved';
import { templatesAround } from '../templates/cloud-formation/templates-around';

const ARN = /arn:[\w-]+:[\w-]*:[\w-]*:\d*:[^\s"'\\,<>{}()]+/g;
const ACCOUNT_IN_ARN = /(arn:[\w-]+:[\w-]*:[\w-]*:)\d{12}(?=:)/g;
/** The CDK appends a hash of the construct's path to a logical id. */
const HASHED_ID = /[0-9A-F]{8}$/;
const ASSET_HASH = /\b[0-9a-f]{64}\b/g;

/**
 * The text with `<ChargeFunction.Arn>` for the ARN of a resource that the template makes, `<ChargeFunction>` for its
 * generated name, `<account>` in what ARNs are left, and `<asset>` for hashes of files.
 */
export function stableText(text: string, template: ResolvedTemplate | undefined): string {
  const names = template ? namesIn(template) : new Map<string, string>();
  const named = text.replace(ARN, (arn) => namedArn(arn, names));
  const generated = [...names].filter(([name]) => HASHED_ID.test(name) && !name.startsWith('arn:'));
  return generated
    .reduce((known, [name, readable]) => known.replaceAll(name, readable), named)
    .replace(ACCOUNT_IN_ARN, '$1<account>')
    .replace(ASSET_HASH, '<asset>');
}

/** What follows the ARN of a resource, such as a version or an alias, stays after its name. */
function namedArn(arn: string, names: ReadonlyMap<string, string>): string {
  for (let end = arn.length; end > 0; end = Math.max(arn.lastIndexOf(':', end - 1), arn.lastIndexOf('/', end - 1))) {
    const name = names.get(arn.slice(0, end));
    if (name !== undefined) return name + arn.slice(end);
  }
  return arn;
}

function namesIn(template: ResolvedTemplate): Map<string, string> {
  const names = new Map<string, string>();
  for (const resource of templatesAround(template).flatMap((each) => each.allResources())) {
    const name = readableName(resource);
    names.set(resource.logicalId, `<${name}>`);
    for (const identity of identitiesOf(resource)) {
      if (isArn(identity)) names.set(identity, `<${name}.Arn>`);
    }
  }
  return names;
}

/** `Stack/Orders/StateMachine/Resource` is `Orders/StateMachine`; without a path the logical id must do. */
function readableName({ constructPath, logicalId }: ResolvedResource): string {
  return constructPath?.replace(/^[^/]*\//, '').replace(/\/Resource$/, '') ?? logicalId;
}

/** If the name of a resource cannot be resolved, the text does not contain it either. */
function identitiesOf(resource: ResolvedResource): readonly string[] {
  try {
    return [resource.ref, resource.tryAttribute('Arn') ?? ''];
  } catch (error) {
    if (error instanceof SimulatorError) return [];
    throw error;
  }
}
