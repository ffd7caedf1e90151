// Sample answers of resources, as a start for mocks.
import { integrationRow } from '../../../asl/services/lookup';
import { readResource } from '../../../asl/services/resource';
import type { Json } from '../../../json/json';
import { integrationOf } from '../../../services/integrations/table';

/**
 * The argument of `returns(...)` for the resource. `{}` for a function, for the AWS SDK, and for the output of a
 * callback.
 */
export function sampleAnswer(arn: string): Json {
  const resource = readResource(arn);
  if (resource?.kind !== 'optimised') return {};
  const row = integrationRow(resource);
  const samples = { sync: row?.sync?.sample, 'sync:2': row?.sync2?.sample, waitForTaskToken: undefined };
  return (resource.pattern === undefined ? row?.sample : samples[resource.pattern]) ?? {};
}

/** The task's result for the sample: `lambda:invoke` wraps it. */
export function sampleResponse(arn: string): Json {
  return integrationOf(arn).result(sampleAnswer(arn));
}
