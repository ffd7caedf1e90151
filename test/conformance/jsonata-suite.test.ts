// JSONata's own test cases, through our engine, where AWS's dialect allows them. The cases stand beside the project.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseJsonata, syntaxTree } from '../../src/asl/jsonata/parse';
import { referencesOf } from '../../src/asl/jsonata/references';
import { compileJsonata } from '../../src/expressions/jsonata-expression';
import { StatesError } from '../../src/expressions/states-error';
import type { JsonObject } from '../../src/json/json';
import { scopeWith } from '../support/expressions';

const folder = resolve(__dirname, '../../../shared/corpus/jsonata/groups');

interface Case {
  readonly place: string;
  readonly expr?: string;
  readonly bindings?: JsonObject;
  readonly result?: unknown;
  readonly undefinedResult?: boolean;
  readonly code?: string;
  readonly error?: object;
}

/** Wildcards at the start, and functions whose missing argument is the context item. */
const CONTEXT = /^\(?\*|^\$(string|each|sift)\(\s*(\)|λ|function)/;

const KNOWN: Readonly<Record<string, string>> = {
  'function-pad/case012.json': 'fractions of a width are newer than JSONata 2.0.6',
  'function-signatures/case035.json': 'cardinalities in signatures are newer than JSONata 2.0.6',
  'function-signatures/case036.json': 'cardinalities in signatures are newer than JSONata 2.0.6',
  'function-signatures/case037.json': 'cardinalities in signatures are newer than JSONata 2.0.6',
  'function-signatures/case038.json': 'cardinalities in signatures are newer than JSONata 2.0.6',
  'range-operator/case021.json': "ten million numbers are beyond AWS's bound",
};

/** Why AWS, or a simulation that repeats itself, does not run a case; undefined where it does. */
function skipped(one: Case): string | undefined {
  const { expr, bindings = {}, code } = one;
  if (expr === undefined) return 'its expression is in a file of its own';
  if (CONTEXT.test(expr)) return 'it reads a context item, which AWS does not give';
  const known = KNOWN[one.place];
  if (known !== undefined) return known;
  if (/\$(eval|now|millis|toMillis|fromMillis)\b/.test(expr)) return 'time, or $eval, which AWS does not have';
  if (Object.values(bindings).some((value) => typeof value === 'function')) return 'it binds functions';
  try {
    const { topLevel, variables, root } = referencesOf(syntaxTree(parseJsonata(expr)));
    if (topLevel.size > 0 || root || variables.has('')) return 'it reads a context item, which AWS does not give';
  } catch {
    return code?.startsWith('S') ? undefined : 'it is newer than JSONata 2.0.6';
  }
  return undefined;
}

/** `ok`, or what is wrong. */
async function outcome({ expr, bindings = {}, result, undefinedResult, code: number, error }: Case): Promise<string> {
  const code = number ?? (error && 'an error');
  try {
    const value = await compileJsonata(expr!, 'Output')({ input: {} }, scopeWith({ variables: bindings }));
    if (code !== undefined || undefinedResult) return `gave ${JSON.stringify(value)}`;
    return JSON.stringify(value) === JSON.stringify(result) || equal(value, result)
      ? 'ok'
      : `gave ${JSON.stringify(value)}`;
  } catch (thrown) {
    if (!(thrown instanceof StatesError)) return code?.startsWith('S') ? 'ok' : String(thrown);
    if (undefinedResult) return thrown.cause!.includes('returned nothing') ? 'ok' : thrown.cause!;
    return code !== undefined ? 'ok' : thrown.cause!;
  }
}

function equal(value: unknown, result: unknown): boolean {
  try {
    expect(value).toEqual(result);
    return true;
  } catch {
    return false;
  }
}

function casesIn(): Case[] {
  return readdirSync(folder).flatMap((group) =>
    readdirSync(join(folder, group))
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => {
        const content = JSON.parse(readFileSync(join(folder, group, name), 'utf8')) as Case | Case[];
        return [content].flat().map((one) => ({ ...one, place: `${group}/${name}` }));
      }),
  );
}

(existsSync(folder) ? test : test.skip)(
  `JSONata's own cases give what they say${existsSync(folder) ? '' : ': skipped, they are not beside the project'}`,
  async () => {
    const wrong: string[] = [];
    let run = 0;
    const skippedFor: Record<string, number> = {};
    for (const one of casesIn()) {
      const why = skipped(one);
      if (why !== undefined) {
        skippedFor[why] = (skippedFor[why] ?? 0) + 1;
        continue;
      }
      run += 1;
      const found = await outcome(one);
      if (found !== 'ok') wrong.push(`${one.place} ${one.expr}: ${found.slice(0, 150)}`);
    }
    console.info({ run, passed: run - wrong.length, skippedFor });
    expect(run).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  },
  120_000,
);
