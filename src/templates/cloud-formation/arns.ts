// The results of Ref and Fn::GetAtt for a resource: stable names and ARNs, the same in every run.
import { arn, RESOURCE_TYPES, type Named } from './resource-types';

/** The result of Ref. For a type that is not in the table: the name. */
export function refOf(resource: Named): string {
  const type = RESOURCE_TYPES.get(resource.type);
  const attribute = type?.ref === undefined ? undefined : type.attributes[type.ref];
  return attribute ? attribute(resource) : resource.name;
}

/**
 * The result of Fn::GetAtt, or undefined if it cannot be derived. For attributes that are not in the table, the ending
 * decides: `...Arn` gives an ARN of the type's service with the resource's name, `...Name` the name, and `...Id` the
 * logical id. AWS generates these values when it creates the resource, so any stable value will do.
 */
export function attributeOf(resource: Named, attribute: string): string | undefined {
  const attributes = RESOURCE_TYPES.get(resource.type)?.attributes ?? {};
  const known = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  if (known) return known(resource);
  if (attribute.endsWith('Arn')) return arn(serviceOf(resource.type))(resource);
  if (attribute.endsWith('Name')) return resource.name;
  return attribute.endsWith('Id') ? resource.logicalId : undefined;
}

/** The attributes that the table lists for a type; used in messages. */
export function attributesOf(type: string): readonly string[] {
  return Object.keys(RESOURCE_TYPES.get(type)?.attributes ?? {});
}

/**
 * The properties that can name a resource: `FunctionName` for AWS::Lambda::Function, and `Name`, unless the table says
 * otherwise.
 */
export function nameProperties(type: string): readonly string[] {
  const own = RESOURCE_TYPES.get(type)?.namedBy;
  return own === undefined ? [`${type.slice(type.lastIndexOf(':') + 1)}Name`, 'Name'] : [own];
}

function serviceOf(type: string): string {
  return (type.split('::')[1] ?? type).toLowerCase();
}
