// The models of AWS's services, as data/service-models.bin has them.
import { serviceNames } from '../../../src/asl/services/models-file';
import { sdkErrorName, servicePrefix } from '../../../src/asl/services/sdk-names';
import { serviceModel } from '../../../src/asl/services/service-model';

test('hundreds of services have a model that can be read to the last shape', () => {
  const names = serviceNames();
  expect(names.length).toBeGreaterThan(400);
  const actions = names.map((name) => {
    const model = serviceModel(name)!;
    return model.actions.filter((action) => model.answer(action) ?? model.parameters(action)).length;
  });
  expect(actions.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(19000);
});

test('a service that no model knows has none', () => {
  expect(serviceModel('nosuchservice')).toBeUndefined();
});

test('a model tells parameters, errors and shapes that contain themselves', () => {
  const model = serviceModel('dynamodb')!;
  expect(
    model
      .parameters('getItem')!
      .filter(({ isRequired }) => isRequired)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['Key', 'TableName']);
  expect(model.parameters('noSuchAction')).toBeUndefined();
  expect(model.errors.map(({ name }) => name)).toContain('ConditionalCheckFailedException');
  expect(serviceModel('sns')!.errors).toContainEqual({
    name: 'InvalidParameterException',
    code: 'InvalidParameter',
    status: 400,
  });
});

test.each([
  ['DynamoDB', 'DynamoDb'],
  ['SFN', 'Sfn'],
  ['Secrets Manager', 'SecretsManager'],
  ['EC2', 'Ec2'],
  ['Config Service', 'Config'],
])('the errors of %s begin with %s', (id, prefix) => {
  expect(servicePrefix(id)).toBe(prefix);
});

test.each([
  ['InvalidToken', 'InvalidTokenException'],
  ['NoSuchKey', 'NoSuchKeyException'],
  ['DBInstanceNotFoundFault', 'DbInstanceNotFoundException'],
])('the error %s is %s', (error, name) => {
  expect(sdkErrorName(error)).toBe(name);
});
