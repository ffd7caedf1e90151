// Adding up the coverages of several test files.
import { mergeCoverages } from '../../src/coverage-reports/merge';
import { Coverage } from '../../src/simulator/coverage/coverage';

const definition = (state: string) => ({ StartAt: state, States: { [state]: { Type: 'Succeed' } } });
const ran = (name: string, state: string, passes: number) =>
  new Coverage(name, definition(state), { [`/States/${state}`]: passes });

test('coverages of one machine are added up, and machines are sorted by name', () => {
  const merged = mergeCoverages([ran('Orders', 'A', 1), ran('Billing', 'A', 1), ran('Orders', 'A', 2)]);
  expect(merged.map(({ name, points }) => [name, points[0]!.passes])).toEqual([
    ['Billing', 1],
    ['Orders', 3],
  ]);
});

test('machines of one name with other definitions stay separate and are numbered', () => {
  const merged = mergeCoverages([ran('Orders', 'A', 1), ran('Orders', 'B', 2), ran('Orders', 'A', 0)]);
  expect(merged.map(({ name, points }) => [name, points[0]!.at, points[0]!.passes])).toEqual([
    ['Orders', '/States/A', 1],
    ['Orders (2)', '/States/B', 2],
  ]);
});
