// What a resource may answer: something to start a mock from.
import { integrationRow } from '../../asl/services/lookup';
import { readResource } from '../../asl/services/resource';
import type { Json } from '../../json/json';
import { integrationOf } from '../../services/integrations/table';

/** What `returns(...)` takes for the resource. `{}` for a function, for the AWS SDK, and for what a callback sends. */
export function sampleAnswer(arn: string): Json {
  const resource = readResource(arn);
  if (resource?.kind !== 'optimised') return {};
  const row = integrationRow(resource);
  const samples = { sync: row?.sync?.sample, 'sync:2': row?.sync2?.sample, waitForTaskToken: undefined };
  return (resource.pattern === undefined ? row?.sample : samples[resource.pattern]) ?? {};
}

/** The whole answer of the service, as Return has it in a mock configuration. */
export function sampleResponse(arn: string): Json {
  return integrationOf(arn).result(sampleAnswer(arn));
}
