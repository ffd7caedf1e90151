// The failures of a Map Run, which Retry and Catch can see.
import { StatesError } from '../../expressions/states-error';
import { MAX_PAYLOAD_BYTES } from '../../runtime/quotas';

/** Recorded: csv_max_items_paths, json_no_json_list_object. */
export function itemReaderFailed(cause: string): StatesError {
  return new StatesError('States.ItemReaderFailed', cause, 'task');
}

/** docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html; AWS does not document the causes. */
export function resultWriterFailed(cause: string): StatesError {
  return new StatesError('States.ResultWriterFailed', cause, 'task');
}

/** The quota is AWS's; the text for a Map Run is not documented. */
export function inputTooLarge(index: number): StatesError {
  const cause = `The input of child execution ${index}, counted from 0, has more than ${MAX_PAYLOAD_BYTES} bytes.`;
  return new StatesError('States.DataLimitExceeded', cause, 'task');
}

/** Recorded by TestState: state_configuration, map_state_failure_count. */
export function thresholdExceeded(): StatesError {
  const cause = 'The specified tolerated failure threshold was exceeded';
  return new StatesError('States.ExceedToleratedFailureThreshold', cause, 'task');
}
