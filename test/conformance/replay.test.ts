// Replays every recorded history with its own definition, and scaffolds mocks from it. The recordings stand beside the
// project.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { JsonObject } from '../../src/json/json';
import { Simulator } from '../../src/simulator';

const corpus = resolve(__dirname, '../../../shared/corpus/recorded/executions');

interface Recorded {
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly definition: JsonObject;
  readonly eventOrder?: string;
  readonly expected: { readonly events?: readonly { id: number; previousEventId: number; type: string }[] };
}

const PLACEHOLDER = 'the recorder replaced a value that AWS made (a UUID, a time, an input) by a placeholder';
const NEGATIVE = 'nobody knows when AWS stalls before a Map with a negative MaxConcurrency';

/** Executions that cannot be the same, by the beginning of their names. */
const KNOWN: Readonly<Record<string, string>> = {
  'assign-base-test-base-cases-base-paths': PLACEHOLDER,
  'assign-reference-variables-test-reference-assign-base-reference-in-intrinsic-function': PLACEHOLDER,
  'assign-reference-variables-test-reference-assign-base-reference-in-wait': PLACEHOLDER,
  'base-test-query-context-object-values': PLACEHOLDER,
  'unique-id-generation-test-uuid': PLACEHOLDER,
  'output-test-base-cases-base-expr': PLACEHOLDER,
  'base-scenarios-test-invalid-jsonpath': PLACEHOLDER,
  'base-scenarios-test-lambda-invoke-with-retry-extended-input': PLACEHOLDER,
  'base-scenarios-test-lambda-service-invoke-with-retry-extended-input': PLACEHOLDER,
  'base-scenarios-test-wait-timestamp': PLACEHOLDER,
  'apigetway-task-service-test-invoke-with-headers-singlestringheader': PLACEHOLDER,
  'base-scenarios-test-max-concurrency-path-negative': NEGATIVE,
};

const isThere = existsSync(corpus);

function recordings(): (readonly [string, Recorded])[] {
  const names = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  return names.sort().flatMap((name) => {
    const text = readFileSync(join(corpus, name), 'utf8').replaceAll('<region>', 'us-east-1');
    const recorded = JSON.parse(text) as Recorded;
    // In some the recorder has sorted the events of a Parallel, and dropped their ids.
    return recorded.expected.events && recorded.eventOrder === undefined ? [[name, recorded] as const] : [];
  });
}

(isThere ? test : test.skip)(
  'a recorded execution is the same in a replay (needs the recordings beside the project)',
  async () => {
    const different: string[] = [];
    const unneeded = new Set(Object.keys(KNOWN));
    let compared = 0;
    for (const [name, { definition, type, expected }] of recordings()) {
      compared += 1;
      const replay = await Simulator.fromDefinition(definition as object, { type }).replay({ events: expected.events });
      if (replay.isSame) continue;
      const known = Object.keys(KNOWN).find((start) => name.split('/').pop()!.startsWith(start));
      if (known === undefined) different.push(`${name}\n${String(replay)}`);
      else unneeded.delete(known);
    }
    expect(different).toEqual([]);
    expect([...unneeded]).toEqual([]);
    expect(compared).toBeGreaterThan(390);
  },
);
