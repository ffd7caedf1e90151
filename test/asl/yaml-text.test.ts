// A definition as YAML, for people to review.
import { yamlText } from '../../src/asl/yaml-text';

test('fields keep their order, equal parts are written out, and long lines are not broken', () => {
  const shared = { Type: 'Pass', Comment: 'word '.repeat(40).trim() };
  expect(yamlText({ StartAt: 'B', States: { B: shared, A: shared } })).toBe(
    [
      'StartAt: B',
      'States:',
      ...['B', 'A'].flatMap((name) => [`  ${name}:`, '    Type: Pass', `    Comment: ${shared.Comment}`]),
      '',
    ].join('\n'),
  );
});
