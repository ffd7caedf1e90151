// Results of mocks against the models of the services, as mockValidation says.
import { returns, Simulator, type FieldValidationMode } from '../../../src/simulator';

async function output(resource: string, result: unknown, mockValidation?: FieldValidationMode): Promise<unknown> {
  const task = { Type: 'Task', Resource: `arn:aws:states:::${resource}`, Parameters: PARAMETERS[resource], End: true };
  const simulator = Simulator.fromDefinition({ StartAt: 'Call', States: { Call: task } });
  return (await simulator.run({ mocks: { Call: returns(result) }, mockValidation })).output;
}

const PARAMETERS: Record<string, object> = {
  'dynamodb:getItem': { TableName: 'T', Key: {} },
  'lambda:invoke': { FunctionName: 'F' },
  'states:startExecution': { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:M' },
  'states:startExecution.sync:2': { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:M' },
};

test('a field of the wrong type is a mistake in the mock, which names the state, the resource and the field', async () => {
  await expect(output('aws-sdk:s3:getObject', { ContentLength: '9000' })).rejects.toThrow(
    "The mock of 'Call' (arn:aws:states:::aws-sdk:s3:getObject) returned what the service cannot return: " +
      "Field 'ContentLength' must be a number. Fix the mock. If AWS's model here is out of date, " +
      "set mockValidation: 'NONE' (it is 'PRESENT').",
  );
});

test('required fields may be missing, unless the mode is STRICT', async () => {
  await expect(output('states:startExecution', {})).resolves.toEqual({});
  await expect(output('states:startExecution', {}, 'STRICT')).rejects.toThrow(
    "Required field 'ExecutionArn' is missing",
  );
});

test('the mode NONE accepts every result', async () => {
  await expect(output('aws-sdk:s3:getObject', { ContentLength: 'x' }, 'NONE')).resolves.toEqual({ ContentLength: 'x' });
});

test('the result of a function is not checked', async () => {
  await expect(output('lambda:invoke', { StatusCode: 'x' }, 'STRICT')).resolves.toMatchObject({
    Payload: { StatusCode: 'x' },
  });
});

test('the output of a nested execution that comes parsed is left alone', async () => {
  await expect(output('states:startExecution.sync:2', { Output: { a: 1 } }, 'STRICT')).resolves.toEqual({
    Output: { a: 1 },
  });
});

// aws-sdk-js#4294: results of aws-sdk integrations have the names of the AWS SDK for Java.
test.each([
  ['aws-sdk:dynamodb:query', { Items: [{ flag: { BOOL: true } }] }, "Field 'BOOL' is written 'Bool'"],
  ['aws-sdk:dynamodb:getItem', { Item: { a: { M: { b: { NULL: true } } } } }, "Field 'NULL' is written 'Nul'"],
  ['aws-sdk:rds:describeDBInstances', { DBInstances: [] }, "Field 'DBInstances' is written 'DbInstances'"],
  ['states:startExecution', { executionArn: 'a' }, "Field 'executionArn' is written 'ExecutionArn'"],
])('a result of %s has the names of Step Functions, unlike %j', async (resource, result, problem) => {
  await expect(output(resource, result)).rejects.toThrow(problem);
});

test.each([
  ['aws-sdk:dynamodb:query', { Items: [{ flag: { Bool: true }, none: { Nul: true }, all: { Ss: ['a'] } }] }],
  ['dynamodb:getItem', { Item: { flag: { BOOL: true }, none: { NULL: true } } }],
])('a result of %s may be %j', async (resource, result) => {
  expect(await output(resource, result)).toEqual(result);
});
