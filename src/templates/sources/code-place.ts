// Where the code of an app creates a construct, as the metadata of a cloud assembly records it.
import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isArray, isObject, member, type Json } from '../../json/json';

/** A place in the code of an app. Lines and columns count from 1. */
export interface CodePlace {
  /** An absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Code of libraries, of Node.js, and of jsii, which runs apps in other languages. */
const NOT_OF_THE_APP = /[\\/]node_modules[\\/]|[\\/](?:tmp|temp)[\\/]jsii-|^node:|jsii-(?:kernel|runtime)/i;

/**
 * The innermost frame in the code of the app. Newer versions of the CDK record `aws:cdk:creationStack`, older ones a
 * `trace` in other entries, if CDK_DEBUG is set. The file must exist: an assembly may come from another machine.
 * @param entries the metadata of the construct
 */
export function codePlaceIn(entries: Json | undefined): CodePlace | undefined {
  for (const entry of isArray(entries) ? entries : []) {
    if (!isObject(entry)) continue;
    const isStack = member(entry, 'type') === 'aws:cdk:creationStack';
    const frames = isStack ? member(entry, 'data') : member(entry, 'trace');
    for (const frame of isArray(frames) ? frames : []) {
      const place = typeof frame === 'string' ? placeOf(frame) : undefined;
      if (place && !NOT_OF_THE_APP.test(place.file) && existsSync(place.file)) return place;
    }
  }
  return undefined;
}

/** `new Shop (/app/lib/shop.ts:7:5)`, `at /app/bin/app.ts:1:1`, also with a URL, such as ES modules have. */
function placeOf(frame: string): CodePlace | undefined {
  const text = frame.trim().replace(/^at /, '').replace(/\)$/, '');
  const opening = text.indexOf(' (');
  const [, location, line, column] =
    /^(.+):(\d{1,9}):(\d{1,9})$/.exec(opening < 0 ? text : text.slice(opening + 2)) ?? [];
  const file = location === undefined ? undefined : pathOf(location);
  if (file === undefined) return undefined;
  return { file, line: Math.max(1, Number(line)), column: Math.max(1, Number(column)) };
}

function pathOf(location: string): string | undefined {
  if (!location.startsWith('file://')) return isAbsolute(location) ? location : undefined;
  try {
    return fileURLToPath(location);
  } catch {
    return undefined; // such as a URL with a host
  }
}
