import { splitTestCase } from '../../../src/endpoint/state/test-cases';

test('an ARN may carry the test case behind #', () => {
  const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Orders';
  expect(splitTestCase(`${arn}#Happy Path`)).toEqual({ arn, testCase: 'Happy Path' });
  expect(splitTestCase(arn)).toEqual({ arn, testCase: undefined });
});
