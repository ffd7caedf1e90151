// Rewrites what the project knows of AWS's services from AWS's published models: `npm run models`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiModelFiles } from './models/api-model';
import { findBotocore, readModel, readNewestModels } from './models/botocore';
import { serviceModelsFile } from './models/service-models';

const USAGE = `Usage: npm run models [-- DATA]

Writes data/service-models.bin and src/services/api/*.generated.ts from AWS's models, as botocore ships them (Apache-2.0).
DATA is the folder 'data' of the Python package botocore. Without it, the botocore that python3 imports is used.

  pip install --target /tmp/models botocore
  npm run models -- /tmp/models/botocore/data

It writes all or nothing, and exits with 1 where it writes nothing.`;

/** The APIs that the endpoint answers, with the operations it takes from them; none means all. */
const APIS: readonly (readonly [path: string, operations: readonly string[]])[] = [
  ['stepfunctions/2016-11-23', []],
  ['logs/2014-03-28', ['DescribeLogGroups', 'DescribeLogStreams', 'FilterLogEvents', 'GetLogEvents']],
];

const ROOT = join(__dirname, '..');

function main(args: readonly string[]): number {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const [folder = findBotocore()] = args;
  if (folder === undefined || args.length > 1 || folder.startsWith('-')) {
    console.error(folder === undefined ? `python3 cannot import botocore, and no folder is given.\n\n${USAGE}` : USAGE);
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
  const { file, services, operations } = serviceModelsFile(readNewestModels(folder));
  const texts = APIS.flatMap(([path, wanted]) => apiModelFiles(readModel(join(folder, path)), wanted));
  writeFileSync(join(ROOT, 'data/service-models.bin'), file);
  for (const { name, text } of texts) writeFileSync(join(ROOT, 'src/services/api', name), text);
  console.log(`data/service-models.bin: ${services} services, ${operations} operations, ${file.length} bytes`);
  for (const { name, text } of texts) console.log(`src/services/api/${name}: ${text.length} characters`);
}

process.exitCode = main(process.argv.slice(2));
