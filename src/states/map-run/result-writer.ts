// ResultWriter: turns the ends of a distributed Map's child executions into its result.
// docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
import { resultWriterFailed } from './failures';
import { andThen, gather, type Later } from './later';
import { writeFiles } from './result-files';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { jsonText, writtenText } from '../../json/text';
import type { ChildEnd, MapRunEnd } from '../../runtime/children-plan';
import type { MapRunRecord } from '../../runtime/map-run-record';
import type { ObjectStore } from '../../runtime/objects';

export interface WriterConfig {
  readonly transformation: 'NONE' | 'COMPACT' | 'FLATTEN';
  readonly outputType: 'JSON' | 'JSONL';
}

/** The results to write. */
export interface Results extends Pick<MapRunEnd, 'ends' | 'pending'> {
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly mapRun: Pick<MapRunRecord, 'arn' | 'redriven'>;
}

export interface Destination {
  readonly bucket: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
}

/** The default without a WriterConfig: only the outputs, or everything if it writes to a bucket. */
export function writerConfig(writer: JsonObject | undefined): WriterConfig {
  const config = writer && member(writer, 'WriterConfig');
  const given = isObject(config) ? config : {};
  const fallback = writer && Object.hasOwn(writer, 'Resource') ? 'NONE' : 'COMPACT';
  return {
    transformation: (member(given, 'Transformation') ?? fallback) as WriterConfig['transformation'],
    outputType: (member(given, 'OutputType') ?? 'JSON') as WriterConfig['outputType'],
  };
}

/** @param parameters the writer's evaluated Parameters or Arguments */
export function destinationOf(parameters: Json): Destination {
  const given = isObject(parameters) ? parameters : {};
  const bucket = member(given, 'Bucket');
  const prefix = member(given, 'Prefix') ?? '';
  if (typeof bucket !== 'string' || bucket === '') {
    throw resultWriterFailed('The parameter Bucket is required, and must be a text.');
  }
  if (bucket.includes('/')) throw resultWriterFailed(`The bucket '${bucket}' has a slash in its name.`);
  if (typeof prefix !== 'string') throw resultWriterFailed('The parameter Prefix must be a text.');
  return { bucket, prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/` };
}

/** The state's result if nothing is written to a bucket. */
export function resultsOf(results: Results, { transformation, outputType }: WriterConfig): Json {
  const values = [...transformed(results.ends, results, transformation)];
  return outputType === 'JSONL' ? values.map(writtenText).join('\n') : values;
}

/**
 * Writes the results by status, and a manifest. Each Map Run has its own folder, with a folder for each redrive.
 * Returns the state's result, which says where the manifest is.
 */
export function writeResults(
  results: Results,
  { transformation, outputType }: WriterConfig,
  { bucket, prefix }: Destination,
  objects: ObjectStore,
  mostBytes?: number,
): Later<JsonObject> {
  const { ends, pending } = results;
  const { arn, redriven } = results.mapRun;
  const folder = `${prefix}${arn.split(':').pop()!}${redriven.count === 0 ? '' : `/Redrive-${redriven.count}`}`;
  const write = (status: string, values: Iterable<Json>) =>
    writeFiles(values, { bucket, name: `${folder}/${status}`, outputType, objects, mostBytes });
  const succeeded = ends.filter(({ status }) => status === 'SUCCEEDED');
  const failed = ends.filter(({ status }) => status !== 'SUCCEEDED');
  const written = {
    FAILED: write('FAILED', transformed(failed, results, 'NONE')),
    PENDING: write('PENDING', pending.map(describePending)),
    SUCCEEDED: write('SUCCEEDED', transformed(succeeded, results, transformation)),
  };
  const ResultFiles = Object.fromEntries(Object.entries(written).map(([status, { files }]) => [status, files]));
  const manifest = `${folder}/manifest.json`;
  const text = jsonText({ DestinationBucket: bucket, MapRunArn: arn, ResultFiles });
  // The manifest comes last, because whoever finds it expects the files.
  const whole = andThen(gather(Object.values(written).flatMap(({ writes }) => writes)), () =>
    objects.write(bucket, manifest, text),
  );
  return andThen(whole, () => ({ MapRunArn: arn, ResultWriterDetails: { Bucket: bucket, Key: manifest } }));
}

/** A failed child is written in full, whatever the transformation (docs, Transformation). */
function* transformed(
  ends: readonly ChildEnd[],
  { type }: Results,
  transformation: WriterConfig['transformation'],
): Iterable<Json> {
  for (const end of ends) {
    const isWhole = transformation === 'NONE' || end.status !== 'SUCCEEDED';
    const value = isWhole ? describeEnd(end, type) : end.output!;
    if (transformation === 'FLATTEN' && isArray(value)) yield* value;
    else yield value;
  }
}

/** A child execution as written in result files, with input and output as JSON text. */
function describeEnd(end: ChildEnd, type: Results['type']): JsonObject {
  const { executionArn, name, stateMachineArn, status, input, output, error, cause, startTime, stopTime } = end;
  const isSucceeded = status === 'SUCCEEDED';
  const redriveStatus = type === 'EXPRESS' ? 'REDRIVABLE_BY_MAP_RUN' : 'REDRIVABLE';
  return {
    ...(cause !== undefined && { Cause: cause }),
    ...(error !== undefined && { Error: error }),
    ExecutionArn: executionArn,
    Input: writtenText(input),
    InputDetails: { Included: true },
    Name: name,
    ...(isSucceeded && { Output: writtenText(output!) }),
    OutputDetails: { Included: true },
    RedriveCount: end.redriven.count,
    RedriveStatus: isSucceeded ? 'NOT_REDRIVABLE' : redriveStatus,
    ...(isSucceeded && { RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven' }),
    StartDate: new Date(startTime).toISOString(),
    StateMachineArn: stateMachineArn,
    Status: status,
    StopDate: new Date(stopTime ?? startTime).toISOString(),
  };
}

function describePending(input: Json): JsonObject {
  return { Input: writtenText(input), InputDetails: { Included: true }, Status: 'PENDING' };
}
