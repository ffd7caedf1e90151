// --mocks: reads the file again when it changes. Executions in flight keep their mocks.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { mockSource } from './mock-source';
import type { Reporter } from './reporter';
import { commandLineMessageOf } from '../../asl/option-error';
import { SimulatorError } from '../../asl/simulator-error';
import type { World } from '../../endpoint/world';
import { isModule } from '../mocks-file';
import { placesOfModule } from '../watch/module-places';
import { Watcher } from '../watch/watcher';

/** Returns a function that stops watching. */
export function watchMocks(path: string, world: World, reporter: Reporter, onChange: () => void): () => void {
  let reported = '';
  const reload = async (): Promise<void> => {
    try {
      world.mocks = await mockSource(path, true);
      reported = '';
      reporter.notice(`${path}: mocks changed; executions in flight keep theirs`);
      onChange();
    } catch (error) {
      if (!(error instanceof SimulatorError)) throw error;
      const text = `${path}: The mocks from before stay. ${commandLineMessageOf(error)}`;
      if (text !== reported) reporter.problem(text);
      reported = text;
    }
    watcher.watch(places());
  };
  // A file that is removed is still awaited.
  const places = (): readonly string[] => (existsSync(path) && isModule(path) ? placesOfModule(path) : [resolve(path)]);
  const watcher = new Watcher(() => void reload());
  watcher.watch(places());
  return () => watcher.stop();
}
