// What the simulator knows about a kind of resource besides how it shows in the history.
import type { TaskResource } from '../../asl/services/resource';
import type { Json } from '../../json/json';
import type { TaskIntegration } from '../../runtime/task';
import type { ServiceFailure } from '../errors/service-failure';
import type { FieldValidationMode } from '../models/check-answer';

/** A resource as mocks see it: what its work is given, and how its answer is wrapped. */
export interface Integration extends TaskIntegration {
  /**
   * The output of TaskSubmitted where a mock does not tell it, as far as the result does; undefined where nothing is submitted
   * before the answer.
   */
  submission?(result?: Json): Json;
  /** The part of the task's arguments that a mock is about: a function's payload rather than the call's parameters. */
  payload(args: Json): Json;
  /** The task's result, made from what a mock returns. */
  result(returned: Json): Json;
  /** The task's failure where its result tells of one: a job that failed, a status that is no success. */
  failure?(result: Json): ServiceFailure | undefined;
  /** What is wrong with a mock's result by the service's model; nothing where no model tells what the result is. */
  wrong?(returned: Json, mode: FieldValidationMode): string | undefined;
  /** The task's result, made from the service's whole answer, where that is not the result itself. */
  resultOfResponse?(response: Json): Json;
}

/** Makes the integration of a kind of resource. */
export type IntegrationType<R extends TaskResource> = (resource: R) => Integration;
