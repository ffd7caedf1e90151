// Our JSONPath against what Jayway itself answered: jayway-answers.json, recorded by tools/jayway/Recorder.java.
import answers from './jayway-answers.json';
import cases from './jayway-cases.json';
import { ExpressionSyntaxError } from '../../src/asl/expression-syntax-error';
import { parseJsonPath } from '../../src/asl/json-path/parse';
import { evaluatePath } from '../../src/expressions/json-path/compile';
import { PathFailure } from '../../src/expressions/json-path/path-failure';
import type { Json } from '../../src/json/json';

/** One answer of Jayway's: a value, a failure of one of three kinds, or a text that is no path. */
interface Answer {
  readonly path: string;
  readonly definite?: boolean;
  readonly value?: Json;
  readonly missing?: string;
  readonly invalid?: string;
  readonly failure?: string;
  readonly syntax?: string;
  readonly endless?: boolean;
}

/** Where AWS, or our safety, asks for something else than Jayway does. */
const ON_PURPOSE: Readonly<Record<string, string>> = {
  a: 'a path starts with $ in AWS',
  'a.b': 'a path starts with $ in AWS',
  $$: 'the context object in AWS',
  '$$.a': 'the context object in AWS',
  '$.list[?(@.v == 1.0)]': 'a number of JavaScript does not know that it was written with a zero behind the point',
  '$.list[?(@.v != 1.0)]': 'the same',
  '$.o.keys().length()': "the failure's text names a Java class of its own for the keys of an object",
};

function answer(path: string, document: Json): Partial<Answer> {
  try {
    const parsed = parseJsonPath(path);
    try {
      return { definite: parsed.definite, value: evaluatePath(parsed, document) };
    } catch (thrown) {
      if (!(thrown instanceof PathFailure)) throw thrown;
      return { definite: parsed.definite, [thrown.kind]: thrown.reason };
    }
  } catch (thrown) {
    if (!(thrown instanceof ExpressionSyntaxError)) throw thrown;
    expect(thrown.at).toBeGreaterThanOrEqual(0);
    expect(thrown.at).toBeLessThanOrEqual(path.length);
    return { syntax: expect.any(String) as unknown as string };
  }
}

describe.each(cases.map((group, index) => [group.feature, group.document, answers.features[index]!] as const))(
  '%s',
  (feature, document, recorded) => {
    test('was recorded from these cases', () => {
      expect(recorded.feature).toBe(feature);
      expect(recorded.answers.map(({ path }) => path)).toEqual(cases.find((one) => one.feature === feature)!.paths);
    });

    const told = (recorded.answers as Answer[]).filter(({ path, endless }) => !endless && !(path in ON_PURPOSE));
    test.each(told.map((one) => [one.path, one] as const))('%s', (path, { path: _, ...expected }) => {
      expect(answer(path, document as Json)).toEqual(expected);
    });
  },
);

describe('hostile paths end, and soon', () => {
  const long = (text: string) => `$${text.repeat(100_000)}`;
  test.each([
    ['100,000 members', long('.a')],
    ['100,000 brackets', `$${'['.repeat(100_000)}`],
    ['nested filters', `${'$[?(@'.repeat(10_000)}`],
    ['nested parentheses', `$[?(${'('.repeat(10_000)}@.a)]`],
    ['negations', `$[?(${'!'.repeat(10_000)}(@.a))]`],
    ['nested literals', `$[?(@.a in ${'['.repeat(10_000)}`],
    ['nested calls', `$.${'concat($.'.repeat(10_000)}`],
    ['nested groups', `$[?(@.a =~ /${'('.repeat(10_000)}/)]`],
    ['counts of counts', '$[?(@.a =~ /((((a{9}){9}){9}){9}){9}/)]'],
  ])('%s', (_, path) => {
    expect(() => parseJsonPath(path)).toThrow(ExpressionSyntaxError);
  });

  test.each(['(a+)+', '(a|a)*', '(.*a){12}', '(a*)*b', '([a-z]+)*!'])('/%s/ does not backtrack', (pattern) => {
    const path = parseJsonPath(`$[?(@.v =~ /${pattern}/)]`);
    expect(evaluatePath(path, [{ v: `${'a'.repeat(2000)}?` }])).toEqual([]);
  });

  test('a deep document is walked', () => {
    let document: Json = { leaf: 1 };
    for (let depth = 0; depth < 900; depth += 1) document = depth % 2 ? [document] : { inner: document };
    expect(evaluatePath(parseJsonPath('$..leaf'), document)).toEqual([1]);
  });
});
