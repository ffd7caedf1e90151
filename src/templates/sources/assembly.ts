// Reads a cloud assembly (cdk.out) from its files: manifest, templates, asset manifests and metadata. Does not need
// aws-cdk-lib.
import { join, resolve } from 'node:path';
import { codePlaceIn, type CodePlace } from './code-place';
import { parseJson, tryReadFile } from './files';
import { notePlace } from './places-read';
import { SimulatorError } from '../../asl/simulator-error';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';

/** A stack of the app, with the files of its deployment. */
export interface AssemblyStack {
  /** Unique in the app; `Stack.artifactId` of the CDK. */
  readonly artifactId: string;
  readonly stackName: string;
  /** Undefined if the app does not set it. */
  readonly region?: string;
  readonly account?: string;
  /** The path of the template. */
  readonly templateFile: string;
  readonly template: Json;
  /** Values for the parameters through which the legacy synthesizer passes its assets. */
  readonly assetParameters: Readonly<Record<string, string>>;
  /** The text of a file asset or a nested template, by its object key, its URL in the bucket or its path. */
  readFile(location: string): string | undefined;
  /** The path of a file asset. It may be a folder, which is zipped for the upload. */
  findFile(location: string): string | undefined;
  /** The construct paths of a logical id: one for each template, nested ones included, that has the id. */
  constructPaths(logicalId: string): readonly string[];
  /** Where the code of the app creates a construct; undefined if the metadata does not say it. */
  codePlace(constructPath: string): CodePlace | undefined;
}

/**
 * All stacks of an assembly, including those of its stages, in the order of the manifest.
 * @throws SimulatorError if the folder is not an assembly
 */
export function readAssembly(directory: string): readonly AssemblyStack[] {
  const manifest = readJson(
    join(directory, 'manifest.json'),
    `The folder ${directory} is not a cloud assembly (cdk.out)`,
  );
  const artifacts = Object.entries(objectAt(manifest, 'artifacts'));
  const uploaded = lazy(() => uploadedFiles(directory, artifacts));
  return artifacts.flatMap(([artifactId, artifact]) => {
    const properties = objectAt(artifact, 'properties');
    switch (textAt(artifact, 'type')) {
      case 'aws:cloudformation:stack':
        return [readStack(directory, artifactId, artifact, uploaded)];
      case 'cdk:cloud-assembly':
        return readAssembly(join(directory, textAt(properties, 'directoryName')));
      default:
        return [];
    }
  });
}

function readStack(
  directory: string,
  artifactId: string,
  artifact: Json,
  uploaded: () => ReadonlyMap<string, string>,
): AssemblyStack {
  const properties = objectAt(artifact, 'properties');
  const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(textAt(artifact, 'environment')) ?? [];
  const templateFile = join(directory, textAt(properties, 'templateFile'));
  const template = lazy(() => readJson(templateFile, 'The cloud assembly lacks a template'));
  const metadata = lazy(() => readMetadata(directory, artifact));
  const paths = lazy(() => pathsByLogicalId(metadata()));
  const legacyAssets = lazy(() => metadataOf(metadata(), 'aws:cdk:asset').map(([, asset]) => asset));
  const findFile = (location: string): string | undefined => {
    const files = uploaded();
    for (const key of tails(location)) {
      const asset = legacyAssets().map((one) => textAt(one, 'path'));
      const path = files.get(key) ?? asset.find((each) => each === key);
      if (path === undefined) continue;
      const found = resolve(directory, path);
      notePlace(found);
      return found;
    }
    return undefined;
  };
  return {
    artifactId,
    stackName: textAt(properties, 'stackName') || artifactId,
    ...(account !== 'unknown-account' && { account }),
    ...(region !== 'unknown-region' && { region }),
    templateFile,
    get template() {
      return template();
    },
    get assetParameters() {
      return Object.fromEntries(legacyAssets().flatMap(assetParameters));
    },
    findFile,
    readFile(location) {
      const path = findFile(location);
      return path === undefined ? undefined : tryReadFile(path);
    },
    constructPaths: (logicalId) => paths().get(logicalId) ?? [],
    codePlace: (constructPath) => codePlaceIn(member(metadata(), `/${constructPath}`)),
  };
}

/** The files that asset manifests upload, by object key. Paths are relative to the folder of the assembly. */
function uploadedFiles(
  directory: string,
  artifacts: readonly (readonly [string, Json])[],
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [, artifact] of artifacts) {
    if (textAt(artifact, 'type') !== 'cdk:asset-manifest') continue;
    const path = join(directory, textAt(objectAt(artifact, 'properties'), 'file'));
    const manifest = readJson(path, 'The cloud assembly lacks an asset manifest');
    for (const asset of Object.values(objectAt(manifest, 'files'))) {
      for (const destination of Object.values(objectAt(asset, 'destinations'))) {
        files.set(textAt(destination, 'objectKey'), textAt(objectAt(asset, 'source'), 'path'));
      }
    }
  }
  return files;
}

/**
 * The legacy synthesizer's key parameter is `<prefix>||<name>`. With the asset's path as the name, the key is the path.
 */
function assetParameters(asset: Json): [string, string][] {
  return [
    [textAt(asset, 's3BucketParameter'), 'cdk-assets'],
    [textAt(asset, 's3KeyParameter'), `||${textAt(asset, 'path')}`],
    [textAt(asset, 'artifactHashParameter'), textAt(asset, 'sourceHash')],
  ];
}

/** By construct path. Newer versions of the CDK keep it in a file of its own. */
function readMetadata(directory: string, artifact: Json): JsonObject {
  const file = textAt(artifact, 'additionalMetadataFile');
  const separate = file === '' ? {} : readJson(join(directory, file), 'The cloud assembly lacks metadata');
  return { ...objectAt(artifact, 'metadata'), ...(isObject(separate) ? separate : {}) };
}

/** The metadata entries of one type, each with the path of its construct. */
function metadataOf(metadata: JsonObject, type: string): (readonly [string, Json])[] {
  return Object.entries(metadata).flatMap(([path, entries]) =>
    (isArray(entries) ? entries : [])
      .filter((entry) => textAt(entry, 'type') === type)
      .map((entry) => [path.replace(/^\//, ''), (isObject(entry) && member(entry, 'data')) || null] as const),
  );
}

function pathsByLogicalId(metadata: JsonObject): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>();
  for (const [path, logicalId] of metadataOf(metadata, 'aws:cdk:logicalId')) {
    if (typeof logicalId !== 'string') continue;
    const known = paths.get(logicalId);
    if (known) known.push(path);
    else paths.set(logicalId, [path]);
  }
  return paths;
}

/** A location and every part of it that follows a slash. A URL ends in the object key, and keys may contain slashes. */
function tails(location: string): readonly string[] {
  const parts = location.split('/');
  return parts.map((_, index) => parts.slice(index).join('/'));
}

function readJson(path: string, ifMissing: string): Json {
  const text = tryReadFile(path);
  if (text === undefined) throw new SimulatorError(`${ifMissing}: the file ${path} does not exist.`);
  return parseJson(text, `file ${path}`);
}

function objectAt(value: Json, key: string): JsonObject {
  const found = isObject(value) ? member(value, key) : undefined;
  return isObject(found) ? found : {};
}

function textAt(value: Json, key: string): string {
  const found = isObject(value) ? member(value, key) : undefined;
  return typeof found === 'string' ? found : '';
}

function lazy<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}
