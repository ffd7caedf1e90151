import { FUNCTIONS } from '../../../src/templates/cloud-formation/functions/table';
import { sourceText, valueOf } from '../../../src/templates/sources/files';

const read = (text: string) => valueOf(sourceText('template.yaml', text));

// docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
const OPERATORS = ['Condition', 'Fn::And', 'Fn::Equals', 'Fn::Not', 'Fn::Or'];

test.each([...FUNCTIONS.keys(), ...OPERATORS])(
  'the short tag of %s is read as its long form, with a list and with an object',
  (name) => {
    const tag = `!${name.replace('Fn::', '')}`;
    expect(read(`A: ${tag} [a, !Ref b]\nB: ${tag} { c: d }`)).toEqual({
      A: { [name]: ['a', { Ref: 'b' }] },
      B: { [name]: { c: 'd' } },
    });
  },
);

test('a short tag takes a text, which !GetAtt cuts at its first dot', () => {
  expect(read('[!Sub "a.b", !Ref a.b, !GetAtt Charge.Endpoint.Port, !GetAtt Charge]')).toEqual([
    { 'Fn::Sub': 'a.b' },
    { Ref: 'a.b' },
    { 'Fn::GetAtt': ['Charge', 'Endpoint.Port'] },
    { 'Fn::GetAtt': ['Charge'] },
  ]);
});

test('a tag that CloudFormation does not know is refused with its place', () => {
  expect(() => read('A: 1\nB: !Shuffle [a, b]\n')).toThrow(
    'File template.yaml is not YAML: Unknown tag !Shuffle: CloudFormation has no function of this name at line 2, ' +
      'column 4:\n  B: !Shuffle [a, b]\n     ^',
  );
});
