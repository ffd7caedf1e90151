// Compares what the simulator makes of SAM templates with AWS's own translator.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { machinesIn, type ReadMachine } from './sam/machines';
import { samTemplates } from './sam/templates';

const USAGE = `Usage: npx ts-node --transpile-only tools/sam.ts FOLDER

Reads all SAM templates below FOLDER that have a state machine, and AWS's translation of each. Both are templates to the
simulator, which has to read the same machines (definition, type, logging, tracing) with the same roles (statements,
managed policies), and to come to the same verdict in a run with the answers that scaffold writes. A template that both
refuse agrees, too. Needs Python 3 with aws-sam-translator (Apache-2.0):

  pip install aws-sam-translator`;

interface Translation {
  readonly template?: unknown;
  readonly error?: string;
}

async function main([folder, ...rest]: readonly string[]): Promise<number> {
  if (folder === '--help' || folder === undefined || rest.length > 0 || !existsSync(folder)) {
    console.log(USAGE);
    return folder === '--help' ? 0 : 1;
  }
  const missing = whyNoTranslator();
  if (missing !== undefined) {
    console.log(`Skipped: ${missing}.`);
    return 0;
  }
  const templates = samTemplates(folder);
  const answers = execFileSync('python3', [join(__dirname, 'sam/translate.py')], {
    input: JSON.stringify(Object.fromEntries(templates)),
    maxBuffer: 1_000_000_000,
  });
  const translations = JSON.parse(answers.toString()) as Record<string, Translation>;
  const counts = new Map<string, number>();
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const temporary = mkdtempSync(join(tmpdir(), 'sam-'));
  try {
    for (const [path, { template, parameters }] of templates) {
      const name = relative(folder, path);
      const read = async (content: unknown): Promise<Map<string, ReadMachine>> => {
        const file = join(temporary, 'template.json');
        writeFileSync(file, JSON.stringify(content));
        return machinesIn(file, parameters);
      };
      const { template: translated, error } = translations[path]!;
      count('templates');
      const own = await read(template);
      if (error !== undefined) {
        count('templates that the translator refuses');
        console.log(`${name}: the translator refuses it: ${error.slice(0, 160)}`);
        continue;
      }
      for (const [id, expected] of await read(translated)) {
        count('machines');
        for (const what of ['machine', 'role', 'verdict'] as const) {
          const found = (own.get(id) ?? own.get(''))?.[what] ?? 'no such machine';
          if (found === expected[what]) {
            count(`${what} alike`);
          } else {
            console.log(
              `${name} ${id}: other ${what}\n  SAM:  ${expected[what].slice(0, 900)}\n  here: ${found.slice(0, 900)}`,
            );
          }
        }
      }
    }
  } finally {
    rmSync(temporary, { recursive: true });
  }
  for (const [what, number] of counts) console.log(`${number} ${what}`);
  return 0;
}

function whyNoTranslator(): string | undefined {
  try {
    execFileSync('python3', ['-c', 'import samtranslator'], { stdio: 'ignore', timeout: 60_000 });
    return undefined;
  } catch {
    return 'Python 3 with the package aws-sam-translator is not here';
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
