// What a state does, in a few words below its name.
import { expressionText, oneLine, pathText } from './condition';
import { parseArn } from '../../asl/arn';
import { isDistributed } from '../../asl/map-states';
import { readResource } from '../../asl/services/resource';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { formatDuration } from '../trace/duration';

type Detail = (state: JsonObject) => string;

const DETAILS: Readonly<Record<string, Detail>> = {
  Task: taskDetail,
  Wait: waitDetail,
  Map: mapDetail,
  Fail: failDetail,
  Parallel: (state) => {
    const branches = member(state, 'Branches');
    return isArray(branches) && branches.length !== 1 ? `${branches.length} branches` : '1 branch';
  },
};

export function detailOf(state: JsonObject): string {
  const type = member(state, 'Type');
  const detail = typeof type === 'string' && Object.hasOwn(DETAILS, type) ? DETAILS[type]!(state) : '';
  return oneLine(detail);
}

/** What the state retries, such as `Lambda.Unknown, 3 times; States.Timeout, once`; empty without a retrier that retries. */
export function retriesText(state: JsonObject): string {
  const retriers = member(state, 'Retry');
  if (!isArray(retriers)) return '';
  return retriers
    .filter(isObject)
    .filter((retrier) => member(retrier, 'MaxAttempts') !== 0)
    .map((retrier) => {
      const times = member(retrier, 'MaxAttempts') ?? 3;
      return `${errorsText(retrier)}, ${times === 1 ? 'once' : `${String(times)} times`}`;
    })
    .join('; ');
}

/** The errors that a retrier or a catcher takes. */
export function errorsText(rule: JsonObject): string {
  const errors = member(rule, 'ErrorEquals');
  const names = isArray(errors) ? errors.filter((name) => typeof name === 'string') : [];
  return names.map((name) => (name === 'States.ALL' ? 'any error' : name)).join(', ');
}

function taskDetail(state: JsonObject): string {
  const arn = member(state, 'Resource');
  if (typeof arn !== 'string') return '';
  const resource = readResource(arn);
  if (!resource) return arn;
  if (resource.kind === 'activity') return `activity ${resource.name}`;
  if (resource.kind === 'function') return functionText(arn);
  const waits = resource.pattern === 'waitForTaskToken' ? ', waits for its token' : '';
  const given = member(state, 'Parameters') ?? member(state, 'Arguments');
  if (resource.kind === 'optimised' && resource.service === 'lambda') {
    const name = given !== undefined && isObject(given) ? member(given, 'FunctionName') : undefined;
    return (typeof name === 'string' ? functionText(name) : 'Lambda: a computed function') + waits;
  }
  return `${resource.service}: ${resource.action}${resource.pattern?.startsWith('sync') ? ', waits for its end' : waits}`;
}

/** `Lambda: Charge` for the ARN or the name of a function. */
function functionText(identity: string): string {
  const [, name, qualifier] = parseArn(identity)?.resource.split(':') ?? [undefined, ...identity.split(':')];
  return `Lambda: ${expressionText(name ?? identity)}${qualifier === undefined ? '' : `:${qualifier}`}`;
}

function waitDetail(state: JsonObject): string {
  const seconds = member(state, 'Seconds');
  if (typeof seconds === 'number') return formatDuration(seconds * 1000);
  const timestamp = member(state, 'Timestamp');
  const computed = (field: Json | undefined) =>
    typeof field === 'string' ? pathText(expressionText(field)) : undefined;
  const until = computed(timestamp ?? member(state, 'TimestampPath'));
  if (until !== undefined) return `until ${until}`;
  const length = computed(seconds ?? member(state, 'SecondsPath'));
  return length === undefined ? '' : `${length} seconds`;
}

function mapDetail(state: JsonObject): string {
  const items = member(state, 'Items') ?? member(state, 'ItemsPath');
  const of = typeof items === 'string' ? ` of ${pathText(expressionText(items))}` : '';
  const most = member(state, 'MaxConcurrency');
  const atOnce = typeof most === 'number' && most > 0 ? `, ${most} at once` : '';
  return `${isDistributed(state) ? 'a child execution for' : 'for'} each item${of}${atOnce}`;
}

function failDetail(state: JsonObject): string {
  const error = member(state, 'Error') ?? member(state, 'ErrorPath');
  return typeof error === 'string' ? pathText(expressionText(error)) : '';
}
