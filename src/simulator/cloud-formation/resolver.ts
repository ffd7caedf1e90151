// What CloudFormation's functions may ask of the template that they stand in.
import type { NO_VALUE } from './pseudo-parameters';
import type { Json, JsonObject } from '../../json/json';

/** A resource as it stands in the template. */
export interface Resource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly metadata: JsonObject;
}

/** Where a value stands, for messages: the resource, and the path below it. */
export type Place = string;

/** Resolves values; every method throws a SimulatorError that names the place of what cannot be resolved. */
export interface Resolver {
  readonly region: string;
  readonly account: string;
  /** The value with all functions resolved. */
  resolve(value: Json, place: Place): Json;
  /** The same for a value that must be a text. */
  resolveText(value: Json, place: Place): string;
  /** What Ref gives: a parameter's value, a pseudo parameter, or the stand-in of a resource. */
  reference(name: string, place: Place): string | typeof NO_VALUE;
  /** What Fn::GetAtt gives. */
  attribute(logicalId: string, attribute: string, place: Place): string;
}
