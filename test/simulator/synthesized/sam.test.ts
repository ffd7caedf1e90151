// A SAM template, simulated unchanged: its functions, connectors, policy templates and a definition in a file of its own.
import { readFileSync, writeFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { fails, returns, sequence, Simulator } from '../../../src/simulator';
import { tempFolder } from '../../support/folders';
import '../../../src/jest';

const folder = join(__dirname, 'sam');
const mocks = {
  Reserve: sequence(fails('Lambda.TooManyRequestsException'), returns({ seat: '12A' })),
  Write: returns({}),
  Tell: returns({ MessageId: 'm1' }),
};

test('a SAM template runs as it stands, with its permissions', async () => {
  const simulator = Simulator.fromFile(join(folder, 'template.yaml'));
  const execution = await simulator.run({ mocks });
  expect(execution).toSucceedWith({ seat: '12A' });
  expect(execution).toHaveInvoked('arn:aws:lambda:us-east-1:123456789012:function:ReserveFunction:live');
  expect(execution.undecidedPermissions).toEqual([]);
});

test('a parameter that is given changes what a condition chooses', async () => {
  const throttled = { ...mocks, Reserve: fails('Lambda.TooManyRequestsException') };
  const retries = async (parameters: Record<string, string>) => {
    const execution = await Simulator.fromFile(join(folder, 'template.yaml'), { parameters }).run({ mocks: throttled });
    return execution.history.filter(({ type }) => type === 'TaskScheduled').length - 1;
  };
  expect(await retries({})).toBe(2);
  expect(await retries({ Stage: 'production' })).toBe(6);
});

describe('what the template no longer grants is missing', () => {
  const copy = tempFolder('sam');
  cpSync(folder, copy, { recursive: true });

  test.each([
    ['the policy template', 'DynamoDBWritePolicy', 'DynamoDBReadPolicy', 'dynamodb:PutItem'],
    ['the connector', 'Id: ConfirmedTopic', 'Id: BookingsTable', 'sns:Publish'],
    ['the alias in the statement', 'ReserveFunction:live', 'ReserveFunction:old', 'lambda:InvokeFunction'],
  ])('%s', async (_, granted, other, action) => {
    const template = readFileSync(join(folder, 'template.yaml'), 'utf8');
    writeFileSync(join(copy, 'template.yaml'), template.replace(granted, other));
    const execution = await Simulator.fromFile(join(copy, 'template.yaml')).run({ mocks });
    expect(execution.missingPermissions.map((missing) => missing.action)).toEqual([action]);
  });
});
