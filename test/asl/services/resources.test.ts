// What the models of AWS's services make of a Task's resource and its parameters: warnings, never refusals.
import { validateDefinition } from '../../../src/asl/validate';

function warnings(resource: string, parameters: object): string[] {
  const task = { Type: 'Task', Resource: `arn:aws:states:::${resource}`, Parameters: parameters, End: true };
  return validateDefinition({ StartAt: 'S', States: { S: task } }).map(
    ({ severity, message, location }) => `${severity}: ${message} at ${location}`,
  );
}

test.each([
  [
    'an action in another case',
    'aws-sdk:s3:GetObject',
    {},
    "WARNING: No model knows the action 'GetObject' of 'aws-sdk:s3': it is written 'getObject' at /States/S/Resource",
  ],
  [
    'an action that is none',
    'aws-sdk:s3:fetch',
    {},
    "WARNING: No model knows the action 'fetch' of 'aws-sdk:s3' at /States/S/Resource",
  ],
  [
    'a service that is none',
    'aws-sdk:s4:getObject',
    {},
    "WARNING: No model knows the service 'aws-sdk:s4' at /States/S/Resource",
  ],
  [
    'a parameter in the case of the API',
    'aws-sdk:rds:startDBInstance',
    { DBInstanceIdentifier: 'a' },
    "WARNING: The field 'DBInstanceIdentifier' of aws-sdk:rds:startDBInstance is written 'DbInstanceIdentifier' at /States/S/Parameters",
  ],
])('%s gets a warning', (_, resource, parameters, finding) => {
  expect(warnings(resource, parameters)).toEqual([finding]);
});

test('parameters that the model has are accepted, also with paths', () => {
  expect(warnings('aws-sdk:rds:startDBInstance', { 'DbInstanceIdentifier.$': '$.id' })).toEqual([]);
  expect(warnings('dynamodb:getItem', { TableName: 't', 'Key.$': '$.key' })).toEqual([]);
  expect(warnings('eks:call', { ClusterName: 'c', Endpoint: 'e', Method: 'GET', Path: '/' })).toEqual([]);
});
