// The failures of a Map Run, which Retry and Catch can see.
import { StatesError } from '../../expressions/states-error';

/** Recorded: csv_max_items_paths, json_no_json_list_object. */
export function itemReaderFailed(cause: string): StatesError {
  return new StatesError('States.ItemReaderFailed', cause, 'task');
}

/** Recorded by TestState: state_configuration, map_state_failure_count. */
export function thresholdExceeded(): StatesError {
  const cause = 'The specified tolerated failure threshold was exceeded';
  return new StatesError('States.ExceedToleratedFailureThreshold', cause, 'task');
}
