// What a CloudFormation function is, and what it may see of the template it stands in.
import type { Json } from '../../../json/json';

/** One CloudFormation function, such as `{ "Fn::Join": [...] }`: an object with this one key. */
export interface IntrinsicFunction {
  readonly name: string;
  /** Undefined is `AWS::NoValue`: the property or element that it stands for is left out. */
  resolve(argument: Json, scope: Scope): Json | undefined;
}

/** The template as its functions see it. Every method throws a SimulatorError that names the place. */
export interface Scope {
  /** Resolves a nested value; undefined is `AWS::NoValue`. */
  resolve(value: Json): Json | undefined;
  /** Resolves a nested value that must be text (a number or a boolean reads as text). `what` names it in the error. */
  text(value: Json | undefined, what: string): string;
  /** Resolves a nested value that must be a list. */
  list(value: Json | undefined, what: string): readonly Json[];
  /** Computes something that may ask for more of the same, and refuses to go too deep. */
  nest<T>(compute: () => T): T;
  /** Checks that a function's argument is a list of `least` to `most` elements. */
  arguments(argument: Json, what: string, least: number, most?: number): readonly Json[];

  /** What `Ref` gives for a parameter, a pseudo parameter or a resource. */
  reference(name: string): Json | undefined;
  attribute(logicalId: string, attribute: string): Json;
  condition(name: string): boolean;
  /** A value of the Mappings section, or undefined where a key is missing. */
  mapping(map: string, first: string, second: string): Json | undefined;
  importValue(exportName: string): Json;
  stackOutput(stackName: string, output: string, region: string | undefined): Json;

  /** Ends the resolution: `Cannot resolve <subject> in <resource and property>: <why>`. */
  fail(subject: string, why: string): never;
}
