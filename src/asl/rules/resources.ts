// A Task's Resource: an ARN that Step Functions knows, and the parameters that an optimised integration needs.
import { isObject, member, type JsonObject } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import { optimisedAction, serviceResource, type ServiceResource } from '../integrations';
import { eachState, type StatePart } from './rule';

const ARN = /^arn:[^:]+:[^:]+:/;
/** What a deployment fills in: DefinitionSubstitutions. */
const SUBSTITUTION = /\$\{[^}]+\}/;
const STATES_ARN = /^arn:[^:]+:states:/;
const ACTIVITY = /^arn:[^:]+:states:[^:]+:[^:]+:activity:.+/;

export const resources = eachState((part) => {
  const { state, at } = part;
  const resource = member(state, 'Resource');
  if (state.Type !== 'Task' || typeof resource !== 'string' || SUBSTITUTION.test(resource)) return [];
  const place = `${at}/Resource`;
  if (!ARN.test(resource)) return [schemaError('Value is not a valid resource ARN', place)];
  if (!STATES_ARN.test(resource) || ACTIVITY.test(resource)) return [];
  const service = serviceResource(resource);
  return service && isKnown(service) ? parameterFindings(part, service) : [unknown(resource, place)];
});

/** Which services and actions the AWS SDK has is not known here; it has no jobs to wait for. */
function isKnown(resource: ServiceResource): boolean {
  if (resource.service.startsWith('aws-sdk:')) return resource.pattern !== 'sync' && resource.pattern !== 'sync:2';
  return optimisedAction(resource) !== undefined;
}

// The text is that of CreateStateMachine for arn:aws:states:::aws-sdk:apigatewaymanagementapi:postToConnection.
function unknown(resource: string, at: string): Diagnostic {
  const message =
    `The resource provided ${resource} is not recognized. The value is not a valid resource ARN, ` +
    'or the resource is not available in this region.';
  return schemaError(message, at);
}

/** The text is AWS's for Credentials (recorded: invalid_credentials_field). */
function parameterFindings({ state, at, language }: StatePart, service: ServiceResource): Diagnostic[] {
  const field = language === 'JSONata' ? 'Arguments' : 'Parameters';
  const given = member(state, field) ?? {};
  if (!isObject(given)) return [];
  const required = optimisedAction(service)?.required ?? [];
  return required
    .filter((name) => !isGiven(given, name))
    .map((name) => schemaError(`The field '${name}' is required but was missing`, `${at}/${field}`));
}

function isGiven(parameters: JsonObject, name: string): boolean {
  return Object.hasOwn(parameters, name) || Object.hasOwn(parameters, `${name}.$`);
}
