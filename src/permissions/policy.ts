// A policy document as statements that can be evaluated. Parsed once, evaluated often.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { conditionsHold, conditionsOf, type Condition } from './conditions';
import { withVariables, type PermissionRequest, type RequestContext } from './request';
import { allOf, not, type Truth } from './truth';
import { compilePattern } from './unknown-parts';
import { SimulatorError } from '../asl/simulator-error';
import { isArray, isObject, member, type Json, type JsonObject } from '../json/json';

/** A list of an Action, NotAction, Resource or NotResource element. */
export interface Patterns {
  readonly isNegated: boolean;
  readonly patterns: readonly Pattern[];
}

export interface Pattern {
  readonly text: string;
  matches(text: string, context: RequestContext): Truth;
}

export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  /** Its name in messages: the Sid, or `statement 2`, and the policy. */
  readonly label: string;
  readonly actions: Patterns;
  readonly resources: Patterns;
  readonly conditions: readonly Condition[];
}

export interface Policy {
  /** The policy's logical id, or its ARN. */
  readonly name: string;
  readonly statements: readonly Statement[];
  /** False if some statements of the policy are unknown. */
  readonly isComplete: boolean;
}

/**
 * @param place names the document in messages
 * @throws SimulatorError if it is not a policy document
 */
export function readPolicy(name: string, written: Json | undefined, place: string): Policy {
  const document = typeof written === 'string' ? parsed(written) : written;
  if (!isObject(document)) {
    throw new SimulatorError(`Invalid ${place}: expected a policy document; found ${shown(written)}.`);
  }
  const statements = member(document, 'Statement') ?? [];
  const list = isArray(statements) ? statements : [statements];
  return {
    name,
    isComplete: true,
    statements: list.map((statement, index) => readStatement(name, statement, `${place}.Statement[${index}]`, index)),
  };
}

/** Whether a statement applies to the request, whatever its effect. */
export function applies(statement: Statement, request: PermissionRequest): Truth {
  const { action, names, context } = request;
  const about = included(statement.actions, [action.toLowerCase()], context);
  if (about === 'no') return about;
  const resource = names === undefined ? somehow(statement) : included(statement.resources, names, context);
  if (resource === 'no') return resource;
  return allOf([about, resource, conditionsHold(statement.conditions, context)]);
}

/** If no rule knows the resource of a call, only the action decides. A Deny may apply to another resource. */
function somehow({ effect, resources: { isNegated, patterns } }: Statement): Truth {
  if (effect === 'Allow') return 'yes';
  return !isNegated && patterns.some(({ text }) => text === '*') ? 'yes' : 'unknown';
}

function included({ isNegated, patterns }: Patterns, names: readonly string[], context: RequestContext): Truth {
  const found = anyMatch(patterns, names, context);
  return isNegated ? not(found) : found;
}

function anyMatch(patterns: readonly Pattern[], names: readonly string[], context: RequestContext): Truth {
  let result: Truth = 'no';
  for (const pattern of patterns) {
    for (const name of names) {
      const matched = pattern.matches(name, context);
      if (matched === 'yes') return matched;
      if (matched === 'unknown') result = matched;
    }
  }
  return result;
}

function readStatement(policy: string, statement: Json, place: string, index: number): Statement {
  if (!isObject(statement)) {
    throw new SimulatorError(`Invalid ${place}: expected an object; found ${shown(statement)}.`);
  }
  const effect = member(statement, 'Effect');
  if (effect !== 'Allow' && effect !== 'Deny') {
    throw new SimulatorError(`Invalid ${place}.Effect: expected Allow or Deny; found ${shown(effect)}.`);
  }
  const sid = member(statement, 'Sid');
  return {
    effect,
    label: `${typeof sid === 'string' && sid !== '' ? sid : `statement ${index + 1}`} of ${policy}`,
    actions: patternsOf(statement, 'Action', place, actionPattern),
    resources: patternsOf(statement, 'Resource', place, resourcePattern),
    conditions: conditionsIn(statement, place),
  };
}

function conditionsIn(statement: JsonObject, place: string): readonly Condition[] {
  const written = member(statement, 'Condition') ?? {};
  if (isObject(written) && Object.values(written).every(isObject)) return conditionsOf(written);
  throw new SimulatorError(
    `Invalid ${place}.Condition: expected an object of operators, each an object of keys; found ${shown(written)}.`,
  );
}

function patternsOf(
  statement: JsonObject,
  element: 'Action' | 'Resource',
  place: string,
  pattern: (text: string) => Pattern,
): Patterns {
  const given = [element, `Not${element}`].filter((name) => member(statement, name) !== undefined);
  if (given.length !== 1) {
    const found = given.length === 0 ? 'neither' : 'both';
    throw new SimulatorError(`Invalid ${place}: expected either ${element} or Not${element}; found ${found}.`);
  }
  const [name] = given as [string];
  const written = member(statement, name)!;
  const texts = isArray(written) ? written : [written];
  return {
    isNegated: name.startsWith('Not'),
    patterns: texts.map((text) => {
      if (typeof text === 'string') return pattern(text);
      throw new SimulatorError(
        `Invalid ${place}.${name}: expected a string or a list of strings; found ${shown(text)}.`,
      );
    }),
  };
}

/** Actions are case-insensitive. */
function actionPattern(text: string): Pattern {
  const matches = compilePattern(text.toLowerCase());
  return { text, matches };
}

/** The URL of a queue, which Ref gives: no other value of a parameter makes an ARN of it. */
const URL = /^https?:\/\//;

/**
 * IAM refuses a resource that is not an ARN. A template has one if the parameter that names it is left at its default,
 * so the actual resource is unknown.
 */
const NO_ARN = /^(?!arn:|\*|\{\{resolve:|\$\{)/;

function resourcePattern(text: string): Pattern {
  if (URL.test(text)) return { text, matches: () => 'no' };
  if (NO_ARN.test(text)) return { text, matches: (resource) => (resource === text ? 'yes' : 'unknown') };
  const fixed = text.includes('${') ? undefined : compilePattern(text);
  return {
    text,
    matches(resource, context) {
      if (fixed) return fixed(resource);
      const written = withVariables(text, context);
      return written === undefined ? 'unknown' : compilePattern(written)(resource);
    },
  };
}

/** CloudFormation takes a policy document as JSON text, too. Undefined for other text. */
function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function shown(value: Json | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
}
