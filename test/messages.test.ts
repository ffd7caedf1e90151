// Holds the errors: one family, and one form of message.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Messages } from '../tools/messages/collect';
import { errorFaults } from '../tools/messages/errors';
import { programOf, type Files } from '../tools/messages/program';
import { faults } from '../tools/messages/rules';

const root = join(__dirname, '..');

function sourceFiles(): Files {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join('src', path.replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.ts') && !path.includes('.generated.'))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

const FAMILY = 'SimulatorError';

/** The texts in one file, and what is wrong with them. */
function inMemory(code: string): { readonly texts: string[]; readonly faults: string[] } {
  const files = new Map([['src/a.ts', `class SimulatorError extends Error {}\n${code}`]]);
  const { found } = new Messages(programOf(files), (name) => name === FAMILY);
  return { texts: [...found.values()].map(({ text }) => text), faults: faults(found.values()) };
}

describe('src', () => {
  const files = sourceFiles();

  test('all errors are of one family, and their names end in Error', () => {
    expect(errorFaults(files)).toEqual([]);
  });

  test('all messages have one form', () => {
    const { found } = new Messages(programOf(files), (name) => name === FAMILY);
    expect(found.size).toBeGreaterThan(300);
    expect(faults(found.values())).toEqual([]);
  });
});

describe('the collector', () => {
  test.each([
    ['a string', "throw new SimulatorError('A.');", ['A.']],
    ['a template, with its values', 'throw new SimulatorError(`A ${f(1)}.`);', ['A ‹f(1)›.']],
    ['parts that are added', "throw new SimulatorError('A ' + (b ? 'b' : 'c') + '.');", ['A b.', 'A c.']],
    ['a constant', "const text = 'A.'; throw new SimulatorError(text);", ['A.']],
    ['what a function returns', "const text = () => 'a b'; throw new SimulatorError(`A ${text()}.`);", ['A a b.']],
    ['a class of the family', "class AError extends SimulatorError {} throw new AError('A.');", ['A.']],
    [
      'an argument of a constructor',
      "class AError extends SimulatorError { constructor(what: string) { super(`A: ${what}.`); } } new AError('b');",
      ['b', 'A: ‹what›.'],
    ],
    [
      'an argument of a function that throws',
      "function fail(why: string): never { throw new SimulatorError(why); } fail('A.');",
      ['A.'],
    ],
    [
      'an argument of an interface whose class throws',
      'interface Scope { fail(why: string): never } ' +
        'class Resolver implements Scope { fail(why: string): never { throw new SimulatorError(why); } } ' +
        "function go(scope: Scope) { scope.fail('A.'); }",
      ['A.'],
    ],
    ['each text of a list', "new SimulatorError(['a b'].map((one) => `A ${one}.`).join(' '));", ['A ‹one›.']],
  ])('finds %s', (_, code, texts) => {
    expect(inMemory(code).texts.sort()).toEqual(texts.sort());
  });

  test('leaves other errors alone', () => {
    expect(
      inMemory("throw new Error('somebody wants this'); class BError extends Error {} new BError('x');").texts,
    ).toEqual([]);
  });
});

describe('the rules', () => {
  test.each([
    ["Invalid startTime 'x': expected a Date or an ISO 8601 string", 'ends with a full stop'],
    ["invalid startTime 'x'.", 'begins with a capital letter or a name'],
    ['Invalid options: expected an object.', 'says what was found'],
    ['Invalid a: expected b, found ${c}.', "separates what was found by '; found'"],
    ['The mock tells it.', "says 'reports' or 'says' for 'tells'"],
    ['Somebody has to answer.', "says the one who is meant for 'Somebody'"],
    ['The state stands still.', "says 'is' for 'stands'"],
    ['Please report it.', "says what to do for 'Please'"],
    ['simulate wants a FILE.', "says 'expected' and 'found' for 'wants'"],
    ['It is no mock.', "says 'is not a ...' for 'is no'"],
    ["There is no case 'a'; there is 'b'.", "says 'the ... are: ...' for 'there is ''"],
    ['Mend it.', "says 'fix' for 'Mend'"],
    ['Invalid a: expected a text; found ${b}.', "says 'a string' for 'expected a text'"],
    ['This is a wall\\nof text', 'ends with a full stop'],
  ])('find fault with "%s"', (text, fault) => {
    expect(inMemory(`throw new SimulatorError(\`${text}\`);`).faults).toContainEqual(
      expect.stringContaining(`src/a.ts:2 ${fault}: `),
    );
  });

  test.each([
    "Invalid startTime '${x}': expected a Date or an ISO 8601 string.",
    "A Task cannot call the Resource 'x'.",
    'There is no mock for ${task}. Add one, for example:\\n\\n  mocks: {}\\n',
    '--mocks ${file}: the file does not exist.',
  ])('accept "%s"', (text) => {
    expect(inMemory(`throw new SimulatorError(\`${text}\`);`).faults).toEqual([]);
  });

  test('look at both ends where a function makes the message', () => {
    const code = 'function fail(why: string): never { throw new SimulatorError(`Cannot do it: ${why}`); } ';
    expect(inMemory(`${code} fail('it is broken');`).faults).toEqual([
      'src/a.ts:2 ends with a full stop: it is broken',
    ]);
    expect(inMemory(`${code} fail('it is broken.');`).faults).toEqual([]);
  });
});

test('an error of another family, another name or without a class is found', () => {
  const code = `class Wrong extends SimulatorError {}
class OtherError extends Error {}
class FineError extends SimulatorError {}
throw new TypeError('x');`;
  expect(errorFaults(new Map([['src/a.ts', code]]))).toEqual([
    'src/a.ts:1 Wrong extends SimulatorError: its name must end in Error',
    'src/a.ts:2 OtherError extends Error: mistakes of users extend SimulatorError',
    'src/a.ts:4 makes a TypeError: mistakes of users are SimulatorErrors',
  ]);
});
