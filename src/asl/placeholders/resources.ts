// Stand-ins for placeholders in a task's Resource.
import { identifierOf, namesIn, replaceEach } from './placeholder';
import { DEFAULT_ACCOUNT, DEFAULT_REGION } from '../identity';
import { integrationRow } from '../services/lookup';
import { isWholePlaceholder, readResource } from '../services/resource';

/**
 * A Resource that a task can call. If the text does not say what it is, it is a function, because most tasks call one.
 */
export function resourceStandIn(text: string): string {
  if (isWholePlaceholder(text)) return functionOrActivity(text);
  const named = withValues(text, identifierOf);
  const readable = [named, withValues(text, () => '')].find(isCallable);
  return readable ?? functionOrActivity(text);
}

function functionOrActivity(text: string): string {
  const name = identifierOf(namesIn(text).at(-1) ?? text);
  const home = `${DEFAULT_REGION}:${DEFAULT_ACCOUNT}`;
  return /activity/i.test(text) ? `arn:aws:states:${home}:activity:${name}` : `arn:aws:lambda:${home}:function:${name}`;
}

/** The parts of an ARN before its resource have usual values. */
function withValues(text: string, valueOf: (name: string) => string): string {
  const usual = [undefined, 'aws', undefined, DEFAULT_REGION, DEFAULT_ACCOUNT];
  // A name such as AWS::Region contains the separator.
  const parts = text.split(/:(?![^${}]*\})/);
  return parts
    .map((part, index) =>
      replaceEach(part, (name) => (isWholePlaceholder(part) && usual[index]) || usualValue(name) || valueOf(name)),
    )
    .join(':');
}

function usualValue(name: string): string | undefined {
  if (/partition/i.test(name)) return 'aws';
  if (/region/i.test(name)) return DEFAULT_REGION;
  return /account/i.test(name) ? DEFAULT_ACCOUNT : undefined;
}

function isCallable(resource: string): boolean {
  const called = readResource(resource);
  return called !== undefined && (called.kind !== 'optimised' || integrationRow(called) !== undefined);
}
