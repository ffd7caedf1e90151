// A Task's Resource must be an ARN that Step Functions accepts, and an optimised integration needs its required
// parameters.
import { isObject, member, type JsonObject } from '../../json/json';
import { nearest } from '../../json/suggestion';
import { parseArn } from '../arn';
import { schemaError, suggesting, warning, type Diagnostic } from '../diagnostic';
import { eachState, type Report, type StatePart } from './rule';
import { calledAction, modelName } from '../services/called-action';
import { integrationRow, optimisedNames } from '../services/lookup';
import {
  hasPlaceholder,
  isSync,
  readResource,
  resourceType,
  type ServiceResource,
  type TaskResource,
} from '../services/resource';
import { serviceModel } from '../services/service-model';

export const resources = eachState((part, report) => {
  const { state, type, at } = part;
  const resource = type === 'Task' ? member(state, 'Resource') : undefined;
  if (typeof resource !== 'string' || hasPlaceholder(resource)) return;
  const place = `${at}/Resource`;
  const called = readResource(resource);
  if (!called || !isKnown(called)) {
    const problem = problemOf(resource, place);
    return problem && report(suggestingResource(problem, resource));
  }
  if (called.kind === 'function' || called.kind === 'activity') return;
  parameterFindings(part, called, report);
  if (called.kind === 'sdk' && !calledAction(called)) report(unknownAction(called, place));
});

/**
 * Any service and action of the AWS SDK is accepted, because the models here may be older. SDK integrations have no
 * `.sync`.
 */
function isKnown(resource: TaskResource): boolean {
  if (resource.kind === 'optimised') return integrationRow(resource) !== undefined;
  if (resource.kind === 'activity') return resource.name !== '' && resource.region !== '' && resource.account !== '';
  if (resource.kind === 'function') return true;
  return !isSync(resource) && !resource.service.includes('.') && !resource.action.includes('.');
}

/**
 * ARNs of other services are not checked. The text is CreateStateMachine's for
 * arn:aws:states:::aws-sdk:apigatewaymanagementapi:postToConnection.
 */
function problemOf(resource: string, at: string): Diagnostic | undefined {
  const arn = parseArn(resource);
  if (!arn) return schemaError('Value is not a valid resource ARN', at);
  if (arn.service !== 'states') return undefined;
  const message =
    `The resource provided ${resource} is not recognized. The value is not a valid resource ARN, ` +
    'or the resource is not available in this region.';
  return schemaError(message, at);
}

/** With the optimised integration that the resource was probably meant to be. */
function suggestingResource(problem: Diagnostic, resource: string): Diagnostic {
  const called = parseArn(resource);
  const near = called?.service === 'states' ? nearest(called.resource, optimisedNames()) : undefined;
  if (near === undefined) return problem;
  return { ...problem, suggestion: resource.slice(0, -called!.resource.length) + near };
}

/** The texts are AWS's for Credentials (recorded: invalid_credentials_field) and for the fields of a Map (floci#3733). */
function parameterFindings({ state, at, language }: StatePart, service: ServiceResource, report: Report): void {
  const field = language === 'JSONata' ? 'Arguments' : 'Parameters';
  const given = member(state, field) ?? {};
  if (!isObject(given)) return;
  const { required = [], exclusive = [] } = integrationRow(service) ?? {};
  for (const name of required) {
    if (!isGiven(given, name)) report(schemaError(`The field '${name}' is required but was missing`, `${at}/${field}`));
  }
  const chosen = exclusive.filter((name) => isGiven(given, name));
  if (chosen.length < 2) return;
  report(schemaError(`There should only be one of the following fields: [${chosen.join(', ')}]`, `${at}/${field}`));
}

function unknownAction(resource: ServiceResource, at: string): Diagnostic {
  const { action } = resource;
  const service = resourceType(resource);
  const model = serviceModel(modelName(resource));
  if (!model) return warning('SCHEMA_VALIDATION_FAILED', `No model knows the service '${service}'`, at);
  const near = model.actions.find((one) => one.toLowerCase() === action.toLowerCase());
  const hint = near ? `: it is written '${near}'` : '';
  const finding = warning(
    'SCHEMA_VALIDATION_FAILED',
    `No model knows the action '${action}' of '${service}'${hint}`,
    at,
  );
  return near ? finding : suggesting(finding, action, model.actions);
}

function isGiven(parameters: JsonObject, name: string): boolean {
  return Object.hasOwn(parameters, name) || Object.hasOwn(parameters, `${name}.$`);
}
