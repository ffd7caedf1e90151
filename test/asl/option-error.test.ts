// A mistake that an option mends says so to programs and to people who type commands.
import { commandLineMessageOf, OptionError, setHint } from '../../src/asl/option-error';

const hint = { inCode: 'Set region', onCommandLine: 'Use --region' };

test('the message names the option in code, and that of the command line its flag', () => {
  const error = new OptionError('There is no region.', hint);
  expect(error.message).toBe('There is no region. Set region.');
  expect(error.commandLineMessage).toBe('There is no region. Use --region.');
  expect(commandLineMessageOf(error)).toBe('There is no region. Use --region.');
});

test('what to do may be on a line of its own', () => {
  const error = new OptionError('There is no region.', hint, '\n');
  expect([error.message, error.commandLineMessage]).toEqual([
    'There is no region.\nSet region.',
    'There is no region.\nUse --region.',
  ]);
});

test('another error has one message for both', () => {
  expect(commandLineMessageOf(new Error('broken'))).toBe('broken');
});

test.each([
  ['Stage', "parameters: { 'Stage': '...' }", '--parameter Stage=VALUE'],
  ['AWS::Region', "parameters: { 'AWS::Region': '...' }", '--parameter AWS::Region=VALUE'],
  ['/orders/table-1.a', "parameters: { '/orders/table-1.a': '...' }", '--parameter /orders/table-1.a=VALUE'],
  ['two words', "parameters: { 'two words': '...' }", "--parameter 'two words=VALUE'"],
  ['a&b', "parameters: { 'a&b': '...' }", "--parameter 'a&b=VALUE'"],
])('the hint for %s is quoted where a shell would take it apart', (name, inCode, onCommandLine) => {
  expect(setHint('parameters', '--parameter', name)).toEqual({
    inCode: `Set it in ${inCode}`,
    onCommandLine: `Set it with ${onCommandLine}`,
  });
});
