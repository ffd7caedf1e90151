import fc from 'fast-check';
import { layout } from '../../../src/views/svg/layout';
import type { Placed } from '../../../src/views/svg/placed';
import { graphOf } from '../../support/graphs';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width - 0.01 &&
  other.x < one.x + one.width - 0.01 &&
  one.y < other.y + other.height - 0.01 &&
  other.y < one.y + one.height - 0.01;

/** Definitions with loops, skips, catchers, and machines in machines. */
const definitions = fc
  .array(
    fc.record({
      kind: fc.constantFrom('Pass', 'Choice', 'Task', 'Parallel'),
      targets: fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
      nameLength: fc.integer({ min: 1, max: 70 }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((parts) => {
    const names = parts.map(({ nameLength }, index) => `S${index}`.padEnd(nameLength, ' word'));
    const target = (index: number) => names[index % names.length]!;
    const inner = { StartAt: 'I', States: { I: { Type: 'Pass', Next: 'J' }, J: { Type: 'Pass', End: true } } };
    const states = parts.map(({ kind, targets }, index): [string, object] => {
      const Catch = targets.map((one) => ({ ErrorEquals: ['States.ALL'], Next: target(one) }));
      const way = index + 1 < names.length ? { Next: names[index + 1] } : { End: true };
      if (kind === 'Choice') {
        const Choices = targets.map((one) => ({ Variable: '$.some.value', IsNull: true, Next: target(one) }));
        return [names[index]!, { Type: 'Choice', Choices, Default: target(index + 1) }];
      }
      if (kind === 'Task') {
        return [names[index]!, { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Catch, ...way }];
      }
      const Branches = targets.map(() => inner);
      return [names[index]!, kind === 'Parallel' ? { Type: 'Parallel', Branches, ...way } : { Type: 'Pass', ...way }];
    });
    return { StartAt: names[0]!, States: Object.fromEntries(states) };
  });

function check(placed: Placed): void {
  const { nodes, edges, width, height } = placed;
  for (const [index, node] of nodes.entries()) {
    expect(node.x).toBeGreaterThanOrEqual(-0.01);
    expect(node.y).toBeGreaterThanOrEqual(-0.01);
    expect(node.x + node.width).toBeLessThanOrEqual(width + 0.01);
    expect(node.y + node.height).toBeLessThanOrEqual(height + 0.01);
    for (const other of nodes.slice(index + 1)) expect(overlap(node, other)).toBe(false);
    for (const [order, box] of node.boxes.entries()) {
      expect(overlap(box, { x: 0, y: 0, width: node.width, height: node.height })).toBe(true);
      expect(box.x + box.width).toBeLessThanOrEqual(node.width + 0.01);
      expect(box.y + box.height).toBeLessThanOrEqual(node.height + 0.01);
      for (const other of node.boxes.slice(order + 1)) expect(overlap(box, other)).toBe(false);
      check(box.content);
    }
  }
  for (const { points } of edges) {
    points.slice(1).forEach((to, index) => {
      const from = points[index]!;
      // What is not vertical turns between rows, where there is no state.
      const line = {
        ...{ x: Math.min(from.x, to.x), width: Math.abs(from.x - to.x) },
        ...{ y: Math.min(from.y, to.y) + 1, height: Math.max(0, Math.abs(from.y - to.y) - 2) },
      };
      const isLoop = Math.abs(from.x - to.x) < 0.01 && points.length === 2;
      if (!isLoop && line.height > 0) {
        for (const node of nodes) {
          expect({ crossed: overlap(line, node) && node.state.name }).toEqual({ crossed: false });
        }
      }
    });
  }
}

test('states never overlap, boxes hold what is in them, and no arrow crosses a state', () => {
  fc.assert(
    fc.property(definitions, (definition) => check(layout(graphOf(definition)))),
    { numRuns: 25, seed: 7 },
  );
});

test('an arrow to a state far below becomes a signpost, except the shortest one', () => {
  const names = Array.from({ length: 20 }, (_, index) => `S${index}`);
  const states = names.map((name, index): [string, object] => [
    name,
    {
      ...{ Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage' },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }],
      ...(index < 19 ? { Next: names[index + 1] } : { End: true }),
    },
  ]);
  const definition = { StartAt: 'S0', States: { ...Object.fromEntries(states), Failed: { Type: 'Fail' } } };
  const { edges } = layout(graphOf(definition));
  const caught = edges.filter(({ edge }) => edge?.kind === 'catch');
  expect(caught.map(({ signpost }) => signpost?.text.lines[0])).toEqual([
    ...Array<string>(11).fill('→ Failed'),
    ...Array<undefined>(9).fill(undefined),
  ]);
});

test('a machine without states takes no room', () => {
  expect(layout(graphOf({ StartAt: 'A', States: {} }))).toMatchObject({
    width: 0,
    height: 0,
  });
});
