// A kind of resource as the simulator sees it: how mocks answer it and how it appears in the history.
import type { TaskResource } from '../../asl/services/resource';
import type { Json } from '../../json/json';
import type { TaskIntegration } from '../../runtime/task';
import type { ServiceFailure } from '../errors/service-failure';
import type { FieldValidationMode } from '../models/check-answer';

/** A resource as mocks see it: what a mock receives, and how its answer is wrapped. */
export interface Integration extends TaskIntegration {
  /**
   * The output of TaskSubmitted if the mock does not give one, derived from the result; undefined if nothing is
   * submitted before the answer.
   */
  submission?(result?: Json): Json;
  /** The part of the task's arguments that a mock receives: a function's payload rather than the call's parameters. */
  payload(args: Json): Json;
  /** The service's error for a request that it refuses whatever its state: there is no call then. */
  refused?(args: Json): { readonly code: string; readonly message: string } | undefined;
  /** The task's result, made from what a mock returns. `args` are the task's arguments. */
  result(returned: Json, args?: Json): Json;
  /** The task's failure if its result means one: a failed job, or an error status. */
  failure?(result: Json): ServiceFailure | undefined;
  /** What is wrong with a mock's result by the service's model; undefined if no model describes the result. */
  wrong?(returned: Json, mode: FieldValidationMode): string | undefined;
  /** The task's result, made from the service's whole answer, if that is not the result itself. */
  resultOfResponse?(response: Json, args?: Json): Json;
}

/** Makes the integration of a kind of resource. */
export type IntegrationType<R extends TaskResource> = (resource: R) => Integration;
