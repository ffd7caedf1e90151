// Writes coverage as an lcov tracefile. https://github.com/linux-test-project/lcov, man geninfo
import type { FileLines, LineCoverage } from './lines';

/** A line is a state, or a way out of one (Next, rules, Default, catchers, retriers), which is a branch as well. */
export function lcovReport(files: readonly FileLines[]): string {
  return files.map(record).join('');
}

function record({ path, lines }: FileLines): string {
  const branches = lines.flatMap((line) => line.branches);
  return [
    'TN:',
    `SF:${path}`,
    ...lines.flatMap(branchLines),
    `BRF:${branches.length}`,
    `BRH:${branches.filter(({ passes }) => passes > 0).length}`,
    ...lines.map(({ line, passes }) => `DA:${line},${passes}`),
    `LF:${lines.length}`,
    `LH:${lines.filter(({ passes }) => passes > 0).length}`,
    'end_of_record',
    '',
  ].join('\n');
}

/** A dash marks a branch of a state that was not entered. */
function branchLines({ line, branches }: LineCoverage): string[] {
  return branches.map(({ passes, isReached }, index) => `BRDA:${line},0,${index},${isReached ? passes : '-'}`);
}
