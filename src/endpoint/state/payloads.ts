// The input of an execution and how it ended, as answers tell them.
import type { ExecutionRecord } from './execution-record';
import { jsonText } from '../../json/text';
import type { DescribeExecutionOutput } from '../../services/api/states-types.generated';

type Payloads = Pick<
  DescribeExecutionOutput,
  'input' | 'inputDetails' | 'output' | 'outputDetails' | 'error' | 'cause'
>;

/** METADATA_ONLY leaves input and output out and says so. */
export function payloads(
  { inputText, end }: ExecutionRecord,
  includedData: 'ALL_DATA' | 'METADATA_ONLY' = 'ALL_DATA',
): Payloads {
  const included = includedData === 'ALL_DATA';
  const details = { included };
  const { output, error, cause } = end;
  return {
    ...(included && { input: inputText }),
    inputDetails: details,
    ...(output !== undefined && { ...(included && { output: jsonText(output) }), outputDetails: details }),
    ...{ error, cause },
  };
}
