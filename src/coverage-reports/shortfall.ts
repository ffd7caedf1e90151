// What coverage lacks of a threshold, for people.
import { thresholdOf, type CoverageOptions } from './options';
import { below, type Coverage } from '../simulator/coverage/coverage';

/** The kinds below their threshold, and all that was not run; undefined if nothing is missing. */
export function shortfall(coverages: readonly Coverage[], threshold: CoverageOptions['threshold']): string | undefined {
  const missed = below(coverages, thresholdOf(threshold === undefined ? {} : { threshold }));
  if (missed.length === 0) return undefined;
  const lines = missed.map(({ kind, percent, wanted }) => `${kind}: ${percent} %, expected at least ${wanted} %`);
  const left = coverages.flatMap(({ name, missed: titles }) => titles.map((title) => `  ${name}: ${title}`));
  return ['The tests cover too little of the state machines.', ...lines, 'Not run:', ...left].join('\n');
}
