// What Ref and Fn::GetAtt give for a resource: stable names and ARNs, the same in every run.
import { arn, RESOURCE_TYPES, type Named } from './resource-types';

/** What Ref gives. For a type that is not in the table: the name. */
export function refOf(resource: Named): string {
  const type = RESOURCE_TYPES.get(resource.type);
  const attribute = type?.ref === undefined ? undefined : type.attributes[type.ref];
  return attribute ? attribute(resource) : resource.name;
}

/**
 * What Fn::GetAtt gives, or undefined where nothing can be said. Beyond the table, an attribute that ends in `Arn` is an
 * ARN of the type's service and the resource's name, one that ends in `Name` the name, one that ends in `Id` the logical
 * id: AWS draws these when it creates the resource, and any value serves that is always the same.
 */
export function attributeOf(resource: Named, attribute: string): string | undefined {
  const attributes = RESOURCE_TYPES.get(resource.type)?.attributes ?? {};
  const known = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  if (known) return known(resource);
  if (attribute.endsWith('Arn')) return arn(serviceOf(resource.type))(resource);
  if (attribute.endsWith('Name')) return resource.name;
  return attribute.endsWith('Id') ? resource.logicalId : undefined;
}

/** The attributes that a type is known to have, for messages. */
export function attributesOf(type: string): readonly string[] {
  return Object.keys(RESOURCE_TYPES.get(type)?.attributes ?? {});
}

/** The properties that may name a resource: `FunctionName` for AWS::Lambda::Function, and `Name`, unless the table differs. */
export function nameProperties(type: string): readonly string[] {
  const own = RESOURCE_TYPES.get(type)?.namedBy;
  return own === undefined ? [`${type.slice(type.lastIndexOf(':') + 1)}Name`, 'Name'] : [own];
}

function serviceOf(type: string): string {
  return (type.split('::')[1] ?? type).toLowerCase();
}
