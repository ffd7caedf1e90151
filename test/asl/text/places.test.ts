import { Places } from '../../../src/asl/text/places';
import { JsonText, YamlText, type SourceText } from '../../../src/asl/text/source-text';
import { sourceText } from '../../../src/templates/sources/files';

/** What the text holds from the place of a location on, to the end of the line. */
function textAt(source: SourceText, places: Places, location: string, offset?: number): string {
  const text = offset === undefined ? undefined : { location, offset };
  const { offset: at } = places.positionOf({ location, ...(text && { text }) });
  return source.text.slice(at).split('\n')[0]!;
}

const DEFINITION = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "B/C" },
    "B": { "Type": "Pass" },
    "B/C": { "Type": "Choice", "Choices": [ { "Next": "A" }, { "Next": "A", "Next": "B" } ] },
    "D": { "Type": "Pass", "InputPath": "$.\\"a\\"[" }
  }
}`;

describe.each([
  ['JSON', new JsonText('a.json', DEFINITION)],
  ['YAML', new YamlText('a.yaml', DEFINITION)],
])('in %s', (_, source) => {
  const places = Places.of(source);

  test.each([
    ['a string points to its value', '/States/A/Next', '"B/C" },'],
    ['an object points to its key', '/States/A', '"A": { "Type"'],
    ['the longest name of a state that fits is meant', '/States/B/C/Type', '"Choice",'],
    ['a slash may also lead into a state', '/States/B/Type', '"Pass" },'],
    ['an item of a list points to itself', '/States/B/C/Choices[1]', '{ "Next": "A", "Next"'],
    ['what is not there points to the deepest part that is', '/States/A/Retry[0]/Foo', '"A": {'],
    ['a state that is not there points to the states', '/States/Z', '"States": {'],
    ['the whole points to its beginning', '/', '{'],
  ])('%s', (_title, location, expected) => {
    expect(textAt(source, places, location).slice(0, expected.length)).toBe(expected);
  });

  test('an offset in a string counts its characters, not its escapes', () => {
    expect(textAt(source, places, '/States/D/InputPath', 5)).toBe('[" }');
  });

  test('a key that an object has twice is a warning, in the order of the text', () => {
    const findings = places.inOrder([
      { severity: 'ERROR', code: 'MISSING_END_STATE', message: 'later in the text', location: '/States/D' },
      { severity: 'ERROR', code: 'MISSING_END_STATE', message: 'the whole' },
    ]);
    expect(findings.map(({ code, message, position }) => [code, message, position!.line])).toEqual([
      ['MISSING_END_STATE', 'the whole', 1],
      ['DUPLICATE_FIELD', "Field 'Next' stands twice in one object; the last one counts", 6],
      ['MISSING_END_STATE', 'later in the text', 7],
    ]);
  });
});

test('an alias of YAML leads to the value that it repeats', () => {
  const source = new YamlText('a.yaml', 'States:\n  A: &a { Type: Pass, Next: B }\n  B: *a\n');
  const places = Places.of(source);
  expect(textAt(source, places, '/States/B/Next')).toBe('B }');
  expect(textAt(source, places, '/States/B')).toBe('B: *a');
});

test('aliases that multiply, and one inside of its own value, end', () => {
  const lines = ['a: &a { x: 1, x: 2 }'];
  for (const name of 'bcdefghijklmnopqrstuvwxyz') {
    const before = String.fromCharCode(name.charCodeAt(0) - 1);
    lines.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
  }
  expect(Places.of(new YamlText('a.yaml', lines.join('\n'))).inOrder([])).toHaveLength(1);
  expect(Places.of(new YamlText('a.yaml', 'a: &a [1, *a]')).inOrder([])).toEqual([]);
});

describe('a definition in a template', () => {
  const at = (source: SourceText, property: string) => Places.at(source, `/Resources/M/Properties/${property}`);
  const template = (properties: string) => `Resources:\n  M:\n    Properties:\n      Name: m\n${properties}`;
  const yaml = (properties: string) => sourceText('template.yaml', template(properties));

  test('is an object', () => {
    const source = yaml('      Definition:\n        States:\n          A: { Type: Nope, Type: Pass }\n');
    const places = at(source, 'Definition');
    expect(textAt(source, places, '/States/A/Type')).toBe('Nope, Type: Pass }');
    expect(places.inOrder([]).map(({ code, position }) => [code, position!.line])).toEqual([['DUPLICATE_FIELD', 7]]);
  });

  test.each([
    ['a block', '      DefinitionString: |\n        {\n          "States": { "A": { "Type": "Nope" } }\n        }\n'],
    [
      'a block of !Sub',
      '      DefinitionString: !Sub |\n        {\n\n          "States": { "A": { "Type": "Nope" } }\n        }\n',
    ],
    ['a quoted string', `      DefinitionString: '{ "States": { "A": { "Type": "Nope" } }, "Comment": "it''s" }'\n`],
    [
      'a string of Fn::Sub',
      '      DefinitionString: { "Fn::Sub": "{ \\"States\\": { \\"A\\": { \\"Type\\": \\"Nope\\" } } }" }\n',
    ],
    [
      'the first of the arguments of !Sub',
      `      DefinitionString: !Sub ['{ "States": { "A": { "Type": "Nope" } } }', {}]\n`,
    ],
  ])('is %s', (_, properties) => {
    const source = yaml(properties);
    expect(textAt(source, at(source, 'DefinitionString'), '/States/A/Type')).toMatch(/^\\?"Nope\\?" /);
  });

  test('is a string in JSON', () => {
    const definition = JSON.stringify({ States: { 'A"': { Type: 'Nope' } } }, null, 2);
    const resources = { M: { Properties: { DefinitionString: definition } } };
    const source = new JsonText('template.json', JSON.stringify({ Resources: resources }, null, 2));
    expect(textAt(source, at(source, 'DefinitionString'), '/States/A"/Type')).toMatch(/^\\"Nope\\"/);
  });

  test('that is broken points to the fault', () => {
    const source = yaml('      DefinitionString: |\n        {\n          "States": ,\n        }\n');
    const { line, column } = at(source, 'DefinitionString').positionOf({ code: 'INVALID_JSON_DESCRIPTION' });
    expect([line, column]).toEqual([7, 21]);
  });

  test.each([
    ['is made by a call', '      DefinitionString: !Join ["", ["{", "}"]]\n'],
    ['is a folded block', '      DefinitionString: >\n        { "States":\n        {} }\n'],
  ])('that %s has all findings at its property', (_, properties) => {
    const source = yaml(properties);
    const places = at(source, 'DefinitionString');
    expect(places.positionOf({ location: '/States/A' }).line).toBe(5);
    expect(places.inOrder([])).toEqual([]);
  });
});

describe('the characters of a string of YAML', () => {
  test.each([
    ['plain', 'a: $.one[', 'one['],
    ['in double quotes', 'a: "$.one["', 'one["'],
    ['in single quotes', "a: '$.one['", "one['"],
    ['of a block', 'a: |\n  $.one[\n', 'one['],
    ['of a block below an empty line', 'a: |\n\n    $.one[\n', 'one['],
  ])('are found: %s', (_, text, expected) => {
    const source = new YamlText('a.yaml', text);
    const places = Places.of(source);
    const content = _.includes('empty line') ? 3 : 2;
    expect(textAt(source, places, '/a', content)).toBe(expected);
  });

  test('are not found in a folded block, which points to itself', () => {
    const source = new YamlText('a.yaml', 'a: >\n  $.one[\n');
    expect(textAt(source, Places.of(source), '/a', 2)).toBe('>');
  });
});

test('keys of YAML may be numbers, quoted, without a value or complex', () => {
  const source = new YamlText('a.yaml', '1: a\n"b c": d\nnull: e\nf:\n? [g]\n: h\ni: j');
  const places = Places.of(source);
  expect(textAt(source, places, '/1')).toBe('a');
  expect(textAt(source, places, '/b c')).toBe('d');
  expect(textAt(source, places, '/null')).toBe('e');
  expect(textAt(source, places, '/i')).toBe('j');
});

test('an empty text points to its beginning', () => {
  expect(Places.of(new YamlText('a.yaml', '')).positionOf({ location: '/a' })).toEqual({
    offset: 0,
    line: 1,
    column: 1,
  });
  expect(Places.of(new JsonText('a.json', ' \n x')).positionOf({})).toEqual({ offset: 3, line: 2, column: 2 });
});

test('a field that is not supported points to its key, also with the suffix of a computed value', () => {
  const source = new JsonText('a.json', '{"A": {"B": 1, "C.$": 2, "B": 3}}');
  const places = Places.of(source);
  const at = (field: string) => source.text.slice(places.positionOf({ location: '/A', field }).offset, -1);
  expect(at('B')).toBe('"B": 3}');
  expect(at('C')).toBe('"C.$": 2, "B": 3}');
  expect(at('D')).toBe('"A": {"B": 1, "C.$": 2, "B": 3}');
  expect(source.text.slice(places.positionOf({ location: '/', field: 'A' }).offset)).toBe(
    '"A": {"B": 1, "C.$": 2, "B": 3}}',
  );
});

test('a finding is shown with its file and its line, if it has a place', () => {
  const places = Places.of(new JsonText('a.json', '{\n  "A": 1\n}'));
  const finding = { severity: 'ERROR', code: 'NO_PATH', message: 'm', location: '/A' } as const;
  expect(places.shown(places.placed(finding))).toMatchObject({
    file: 'a.json',
    sourceLine: '  "A": 1',
    position: { line: 2, column: 8 },
  });
  expect(places.shown(finding)).toEqual({ ...finding, file: 'a.json' });
});
