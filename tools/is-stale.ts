// Exits with 0 when the compiled package is missing or older than what it is made of, else with 1.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

// jsii writes the assembly last, and only when everything compiled.
const compiled = '.jsii';
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) => join('src', path));
const inputs = [...sources, 'package.json', 'tsconfig.json'];

const fresh = existsSync('lib/index.js') && existsSync(compiled);
const made = fresh ? statSync(compiled).mtimeMs : 0;
process.exitCode = inputs.some((path) => statSync(path).mtimeMs > made) ? 0 : 1;
