// AWS's models of its services, as the Python package botocore ships them.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A reference to a shape by its name. */
export interface ShapeReference {
  readonly shape: string;
  /** In the request, where it has another name there. */
  readonly locationName?: string;
  /** Bytes that are sent or read as a stream, such as the Body of an object. */
  readonly streaming?: boolean;
}

export interface Shape {
  readonly type: string;
  /** Of a structure. */
  readonly members?: Readonly<Record<string, ShapeReference>>;
  readonly required?: readonly string[];
  /** Of a list. */
  readonly member?: ShapeReference;
  /** Of a map. */
  readonly key?: ShapeReference;
  readonly value?: ShapeReference;
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly sensitive?: boolean;
  /** Any JSON. */
  readonly document?: boolean;
  readonly streaming?: boolean;
  /** An error of the service, with its code and status where they are not the usual ones. */
  readonly exception?: boolean;
  readonly error?: { readonly code?: string; readonly httpStatusCode?: number };
}

export interface Operation {
  readonly input?: ShapeReference;
  readonly output?: ShapeReference;
  readonly endpoint?: { readonly hostPrefix: string };
  readonly http?: { readonly method: string; readonly requestUri: string };
}

export interface Model {
  readonly metadata: {
    readonly serviceId: string;
    readonly serviceFullName: string;
    /** Such as `states-2016-11-23`. */
    readonly uid: string;
    readonly targetPrefix?: string;
    readonly signingName?: string;
    readonly endpointPrefix?: string;
    readonly jsonVersion?: string;
  };
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

const FILE = 'service-2.json.gz';

/** The folder `data` of the botocore that python3 imports; undefined without one. */
export function findBotocore(): string | undefined {
  const script = 'import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), "data"))';
  const { status, stdout } = spawnSync('python3', ['-c', script], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** @param folder a version of a service, such as `logs/2014-03-28` */
export function readModel(folder: string): Model {
  return JSON.parse(gunzipSync(readFileSync(join(folder, FILE))).toString('utf8')) as Model;
}

/** The newest model of each service. */
export function readNewestModels(folder: string): Model[] {
  const found = readdirSync(folder, { withFileTypes: true }).flatMap((service) => {
    if (!service.isDirectory()) return [];
    const versions = readdirSync(join(folder, service.name)).sort();
    const newest = versions.filter((version) => existsSync(join(folder, service.name, version, FILE))).at(-1);
    return newest === undefined ? [] : [readModel(join(folder, service.name, newest))];
  });
  if (found.length === 0) throw new Error(`No SERVICE/VERSION/${FILE} below ${folder}.`);
  return found;
}
