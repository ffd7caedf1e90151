// What findings and messages suggest for misspelled names, and where they point.
import { validateDefinition, Simulator } from '../../src/simulator';

/** The line of a text and the caret under it, with the suggestion. */
function shown(definition: object): string[] {
  const text = JSON.stringify(definition);
  try {
    Simulator.fromDefinition(text);
  } catch (error) {
    const lines = (error as Error).message.split('\n');
    const carets = lines.flatMap((line, index) => {
      const at = /^ +\^/.exec(line)?.[0].length;
      return at === undefined ? [] : [`${lines[index - 1]!.slice(at - 1, at + 12)}|${line.slice(at)}`];
    });
    return carets;
  }
  return [];
}

const ship = { Type: 'Pass', End: true };

test.each([
  ['a transition', { StartAt: 'Ship', States: { Ship: { Type: 'Pass', Next: 'Shop' }, Shipp: ship } }, 'Shop', 'Ship'],
  ['a start', { StartAt: 'Shp', States: { Ship: ship } }, 'Shp', 'Ship'],
  ['a field', { StartAt: 'S', States: { S: { Type: 'Pass', Ende: true, End: true } } }, 'Ende', 'End'],
  ['a type', { StartAt: 'S', States: { S: { Type: 'Tsk', End: true } } }, 'Tsk', 'Task'],
  [
    'an operator',
    {
      StartAt: 'S',
      States: {
        S: { Type: 'Choice', Choices: [{ Variable: '$.x', NumericGreater: 1, Next: 'T' }], Default: 'T' },
        T: ship,
      },
    },
    'NumericGreat',
    'NumericGreaterThan',
  ],
  [
    'a resource',
    { StartAt: 'S', States: { S: { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:putItm', End: true } } },
    'arn:aws:stat',
    'arn:aws:states:::dynamodb:putItem',
  ],
  [
    'an action of the AWS SDK',
    { StartAt: 'S', States: { S: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:getObjct', End: true } } },
    undefined,
    'getObject',
  ],
])('a misspelled name of %s is suggested beside the caret', (_, definition, pointed, suggestion) => {
  expect(validateDefinition(definition)).toEqual(expect.arrayContaining([expect.objectContaining({ suggestion })]));
  if (pointed === undefined) return;
  expect(shown(definition)).toContainEqual(
    expect.stringMatching(new RegExp(`^"?${pointed}.*\\| Did you mean '${suggestion}'\\?$`)),
  );
});

test('a name that is like no other has no suggestion, and AWS’s text stays as it is', () => {
  const [finding] = validateDefinition({ StartAt: 'Nowhere', States: { Ship: ship } });
  expect(finding).toEqual({
    severity: 'ERROR',
    code: 'MISSING_TRANSITION_TARGET',
    message: "Missing 'Next' target: Nowhere",
    location: '/StartAt',
  });
});

test('without a text, the suggestion follows the place', () => {
  expect(() => Simulator.fromDefinition({ StartAt: 'Shp', States: { Ship: ship } } as object)).toThrow(
    "MISSING_TRANSITION_TARGET: Missing 'Next' target: Shp at /StartAt Did you mean 'Ship'?",
  );
});

test('a caret points to the key of a field that is wrong, not to the object around it', () => {
  const text = '{\n  "StartAt": "S",\n  "States": {\n    "S": { "Type": "Pass", "Colour": 1, "End": true }\n  }\n}';
  expect(validateDefinition(text)).toEqual([
    expect.objectContaining({ field: 'Colour', position: expect.objectContaining({ line: 4, column: 28 }) }),
  ]);
});
