// Adds up the coverages of state machines that several files, processes or simulators ran.
import { compactText } from '../json/text';
import { Coverage, writtenOf } from '../simulator/coverage/coverage';

/**
 * One coverage for each machine, by name. Machines with the same name but different definitions stay separate, with
 * numbers: `Orders`, `Orders (2)`.
 */
export function mergeCoverages(coverages: readonly Coverage[]): Coverage[] {
  const merged = new Map<string, { readonly coverage: Coverage; readonly passes: Record<string, number> }>();
  for (const coverage of coverages) {
    const key = compactText([coverage.name, coverage.definition]);
    const known = merged.get(key);
    const passes: Record<string, number> = known?.passes ?? {};
    // The file is known only where it was read.
    merged.set(key, { coverage: known?.coverage.file === undefined ? coverage : known.coverage, passes });
    for (const { at, passes: count } of coverage.points) passes[at] = (passes[at] ?? 0) + count;
  }
  const numbers = new Map<string, number>();
  return [...merged.values()]
    .sort(({ coverage: one }, { coverage: other }) => (one.name < other.name ? -1 : Number(one.name > other.name)))
    .map(({ coverage, passes }) => {
      const { name, definition } = coverage;
      const number = (numbers.get(name) ?? 0) + 1;
      numbers.set(name, number);
      return new Coverage(number === 1 ? name : `${name} (${number})`, definition, passes, writtenOf(coverage));
    });
}
