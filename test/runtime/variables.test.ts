// The variables of a scope and of those around it.
import { Variables } from '../../src/runtime/variables';

/** As the frame assigns: with the size of the values, or more than that. */
function assign(variables: Variables, values: Readonly<Record<string, string>>, most?: number): void {
  const bytes = Object.values(values).reduce((sum, value) => sum + JSON.stringify(value).length, 0);
  variables.assign(values, Object.keys(values), most ?? bytes);
}

test('a scope reads its own variables, then those around it, and assigns only its own', () => {
  const outer = new Variables(undefined);
  const inner = new Variables(outer);
  assign(outer, { a: 'outer', b: 'outer' });
  assign(inner, { b: 'inner' });
  expect(['a', 'b', 'c'].map((name) => inner.read(name))).toEqual(['outer', 'inner', undefined]);
  expect(['a', 'b', 'c'].map((name) => outer.read(name))).toEqual(['outer', 'outer', undefined]);
});

test('null and the empty string are values, which hide a variable around them', () => {
  const outer = new Variables(undefined);
  const inner = new Variables(outer);
  outer.assign({ a: 1, b: 1 }, ['a', 'b'], 2);
  inner.assign({ a: null, b: '' }, ['a', 'b'], 6);
  expect([inner.read('a'), inner.read('b')]).toEqual([null, '']);
});

test('as many bytes as the limit are within it, and one more is not', () => {
  const variables = new Variables(undefined);
  assign(variables, { a: 'xx', b: 'yyy' });
  expect(variables.exceed(9)).toBe(false);
  expect(variables.exceed(8)).toBe(true);
});

test('the variables of all scopes around count together', () => {
  const outer = new Variables(undefined);
  assign(outer, { a: 'xx' });
  const inner = new Variables(outer);
  assign(inner, { a: 'xx' });
  expect([inner.exceed(8), inner.exceed(7), outer.exceed(4), outer.exceed(3)]).toEqual([false, true, false, true]);
});

test('what was overwritten does not count, and an upper bound alone exceeds nothing', () => {
  const variables = new Variables(undefined);
  for (let time = 0; time < 100; time += 1) {
    assign(variables, { a: 'xx' });
    expect(variables.exceed(4)).toBe(false);
  }
  assign(variables, { a: 'xx' }, 1000);
  expect(variables.exceed(4)).toBe(false);
  assign(variables, { a: 'xxx' });
  expect(variables.exceed(4)).toBe(true);
});

test('an assignment of fewer variables than the object has leaves the others out', () => {
  const variables = new Variables(undefined);
  variables.assign({ a: 1, b: 2 }, ['b'], 1);
  expect([variables.read('a'), variables.read('b')]).toEqual([undefined, 2]);
});
