// What the endpoint does before a task starts: its arguments are compared with AWS's model.
import { arn, TestApi } from '../support/endpoint';

const definition = JSON.stringify({
  StartAt: 'S',
  States: {
    S: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:sfn:listStateMachines',
      Parameters: { 'MaxResult.$': '$.most' },
      End: true,
    },
  },
});

async function described(options: ConstructorParameters<typeof TestApi>[0]) {
  const api = new TestApi(options);
  await api.machine('M', { definition });
  const started = await api.call('StartExecution', { stateMachineArn: arn('stateMachine', 'M'), input: '{"most":5}' });
  await api.ended(started.executionArn);
  const { status, error, cause } = await api.call('DescribeExecution', started);
  api.endpoint.close();
  return { status, error, cause };
}

test('an unknown name fails the task, unless the models are ignored', async () => {
  expect(await described({})).toMatchObject({
    ...{ status: 'FAILED', error: 'States.Runtime' },
    cause: expect.stringContaining('[The field "MaxResult" is not supported by Step Functions]'),
  });
  const { cause } = await described({ checksArguments: false });
  expect(cause ?? '').not.toContain('not supported by Step Functions');
});
