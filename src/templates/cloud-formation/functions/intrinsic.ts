// The interface of a CloudFormation function, and the view of the template that it works with.
import type { Json } from '../../../json/json';
import type { Unresolved } from '../../unresolved-error';

/** One CloudFormation function, such as `{ "Fn::Join": [...] }`: an object with this one key. */
export interface IntrinsicFunction {
  readonly name: string;
  /** Undefined is `AWS::NoValue`: the property or element is left out. */
  resolve(argument: Json, scope: Scope): Json | undefined;
}

/** The template as its functions see it. Every method throws a SimulatorError that names the location. */
export interface Scope {
  /** Resolves a nested value; undefined is `AWS::NoValue`. */
  resolve(value: Json): Json | undefined;
  /**
   * Resolves a nested value that must be a string. Numbers and booleans are converted. `what` names the value in the
   * error.
   */
  text(value: Json | undefined, what: string): string;
  /** Resolves a nested value that must be a list. */
  list(value: Json | undefined, what: string): readonly Json[];
  /** Runs a computation that may recurse, and throws if it recurses too deeply. */
  nest<T>(compute: () => T): T;
  /** Checks that the argument of a function is a list of `least` to `most` elements. */
  arguments(argument: Json, what: string, least: number, most?: number): readonly Json[];

  /** The result of `Ref` for a parameter, a pseudo parameter or a resource. */
  reference(name: string): Json | undefined;
  attribute(logicalId: string, attribute: string): Json;
  condition(name: string): boolean;
  /** A value of the Mappings section, or undefined if a key is missing. */
  mapping(map: string, first: string, second: string): Json | undefined;
  importValue(exportName: string): Json;
  stackOutput(stackName: string, output: string, region: string | undefined): Json;

  /** Joins texts. Throws if the result is too long. */
  concatenate(parts: readonly string[], separator?: string): string;
  /** Throws `Cannot resolve <subject> in <resource and property>: <why>`. */
  fail(subject: string, why: string): never;
  /** The same for a value that is no mistake, but unknown here. */
  failUnknown(unresolved: Required<Omit<Unresolved, 'hint'>> & Unresolved): never;
}
