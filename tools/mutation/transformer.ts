// Jest's transformer for mutation testing: changes the text of src before ts-jest transpiles it.
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import type { SyncTransformer, TransformOptions } from '@jest/transform';
import tsJest from 'ts-jest';
import { change } from './change';
import { withHits } from './functions';

type Options = TransformOptions<unknown>;

function changed(text: string, file: string): string {
  const path = relative(process.cwd(), file);
  if (change.mutant?.path === path) return change.mutant.text;
  return change.isCounting && path.startsWith('src/') ? withHits(path, text) : text;
}

const plain = tsJest.createTransformer({ tsconfig: 'test/tsconfig.json', diagnostics: false }) as unknown as Required<
  Pick<SyncTransformer, 'process'>
>;

const transformer: SyncTransformer = {
  getCacheKey: (text: string, file: string) =>
    createHash('sha256').update(file).update('\0').update(changed(text, file)).digest('hex'),
  process: (text: string, file: string, options: Options) => plain.process(changed(text, file), file, options),
};

export default transformer;
