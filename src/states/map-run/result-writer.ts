// ResultWriter: what a distributed Map makes of the ends of its child executions.
// docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { jsonText } from '../../json/text';
import type { ChildEnd } from '../../runtime/map-run';
import type { ObjectStore } from '../../runtime/objects';

export interface WriterConfig {
  readonly transformation: 'NONE' | 'COMPACT' | 'FLATTEN';
  readonly outputType: 'JSON' | 'JSONL';
}

/** Without a WriterConfig: the outputs, and to a bucket everything. */
export function writerConfig(writer: JsonObject | undefined): WriterConfig {
  const config = writer && member(writer, 'WriterConfig');
  const given = isObject(config) ? config : {};
  const fallback = writer && Object.hasOwn(writer, 'Resource') ? 'NONE' : 'COMPACT';
  return {
    transformation: (member(given, 'Transformation') ?? fallback) as WriterConfig['transformation'],
    outputType: (member(given, 'OutputType') ?? 'JSON') as WriterConfig['outputType'],
  };
}

/** The state's result where nothing is written to a bucket. A child that failed is told by its error. */
export function resultsOf(ends: readonly ChildEnd[], { transformation, outputType }: WriterConfig): Json {
  const results = transformed(ends, transformation);
  return outputType === 'JSONL' ? results.map(jsonText).join('\n') : results;
}

function transformed(ends: readonly ChildEnd[], transformation: WriterConfig['transformation']): Json[] {
  if (transformation === 'NONE') return ends.map(described);
  const results = ends.map(({ status, output, error, cause }): Json =>
    status === 'SUCCEEDED' ? output! : { Error: error ?? null, Cause: cause ?? '' },
  );
  return transformation === 'FLATTEN'
    ? results.flatMap((result) => (isArray(result) ? [...result] : [result]))
    : results;
}

/** Where a Map Run writes its results, and each of its redrives into a folder of its own. */
export interface Destination {
  readonly bucket: string;
  readonly prefix: string;
  readonly mapRunArn: string;
  readonly redriveCount: number;
}

/** Writes the results by status, and a manifest; returns the state's result, which tells where. */
export function writeResults(
  ends: readonly ChildEnd[],
  { transformation, outputType }: WriterConfig,
  { bucket, prefix, mapRunArn, redriveCount }: Destination,
  objects: ObjectStore,
): JsonObject {
  const redrive = redriveCount === 0 ? '' : `/Redrive-${redriveCount}`;
  const folder = `${prefix === '' ? '' : `${prefix}/`}${mapRunArn.split(':').pop()!}${redrive}`;
  const files: Record<string, Json> = { FAILED: [], PENDING: [], SUCCEEDED: [] };
  for (const status of ['SUCCEEDED', 'FAILED'] as const) {
    const chosen = ends.filter((end) => (end.status === 'SUCCEEDED') === (status === 'SUCCEEDED'));
    if (chosen.length === 0) continue;
    const results = transformed(chosen, status === 'FAILED' ? 'NONE' : transformation);
    const text = outputType === 'JSONL' ? results.map(jsonText).join('\n') : jsonText(results);
    const key = `${folder}/${status}_0.${outputType.toLowerCase()}`;
    objects.write(bucket, key, text);
    files[status] = [{ Key: key, Size: Buffer.byteLength(text) }];
  }
  const manifest = `${folder}/manifest.json`;
  objects.write(bucket, manifest, jsonText({ DestinationBucket: bucket, MapRunArn: mapRunArn, ResultFiles: files }));
  return { MapRunArn: mapRunArn, ResultWriterDetails: { Bucket: bucket, Key: manifest } };
}

/** A child execution as the result files tell it; inputs and outputs are JSON text. */
function described(end: ChildEnd): JsonObject {
  const { executionArn, name, stateMachineArn, status, input, output, error, cause, startTime, stopTime } = end;
  const succeeded = status === 'SUCCEEDED';
  return {
    ...(succeeded ? {} : { Cause: cause ?? '', Error: error ?? '' }),
    ExecutionArn: executionArn,
    Input: jsonText(input),
    InputDetails: { Included: true },
    Name: name,
    ...(succeeded && { Output: jsonText(output!), OutputDetails: { Included: true } }),
    RedriveCount: 0,
    RedriveStatus: succeeded ? 'NOT_REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN',
    ...(succeeded && { RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven' }),
    StartDate: new Date(startTime).toISOString(),
    StateMachineArn: stateMachineArn,
    Status: status,
    StopDate: new Date(stopTime ?? startTime).toISOString(),
  };
}
