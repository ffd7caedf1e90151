import { forwardTargets } from '../../../src/endpoint/forwarding/targets';

test('services have the names of optimised integrations or those of the AWS SDK', () => {
  const url = 'http://127.0.0.1:4566';
  const names = ['events', 'states', 'dynamodb', 'apigateway', 'secretsmanager'].map((name) => `${name}=${url}`);
  expect([...forwardTargets(names).keys()]).toEqual(['eventbridge', 'sfn', 'dynamodb', 'apigateway', 'secretsmanager']);
});

test('a service that does not exist is refused, with similar names', () => {
  expect(() => forwardTargets(['secrets=http://127.0.0.1:1'])).toThrow(
    "Invalid --forward 'secrets=http://127.0.0.1:1': expected the name of a service in a Resource, such as dynamodb, " +
      "events or s3; found 'secrets'. Similar names: secretsmanager.",
  );
});

test.each(['dynamodb', 'dynamodb=localhost:8000', 'dynamodb=http://', '=http://127.0.0.1:1'])(
  '%s is refused, with the form that is expected',
  (text) => {
    expect(() => forwardTargets([text])).toThrow(
      `Invalid --forward '${text}': expected SERVICE=URL, such as dynamodb=http://127.0.0.1:8000.`,
    );
  },
);
