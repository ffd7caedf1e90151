import { arn, FixedClock, TestApi } from '../support/endpoint';

test('an activity is created once, described, listed in order, and can be deleted repeatedly', async () => {
  const clock = new FixedClock(1000);
  const api = new TestApi({ clock });
  const activityArn = arn('activity', 'Review');
  expect(await api.call('CreateActivity', { name: 'Review' })).toEqual({ activityArn, creationDate: 1 });
  clock.now = 2500;
  expect(await api.call('CreateActivity', { name: 'Review' })).toEqual({ activityArn, creationDate: 1 });
  await api.call('CreateActivity', { name: 'Approve' });
  expect(await api.call('DescribeActivity', { activityArn })).toEqual({
    ...{ activityArn, name: 'Review', creationDate: 1 },
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
  });
  expect(await api.call('ListActivities', {})).toEqual({
    activities: [
      { activityArn, name: 'Review', creationDate: 1 },
      { activityArn: arn('activity', 'Approve'), name: 'Approve', creationDate: 2.5 },
    ],
  });
  await api.call('DeleteActivity', { activityArn });
  await api.call('DeleteActivity', { activityArn });
  expect(await api.refusal('DescribeActivity', { activityArn })).toBe(
    `ActivityDoesNotExist: Activity Does Not Exist: '${activityArn}'`,
  );
});

test.each([
  'a b',
  'a?',
  'a*',
  'a<',
  '{a',
  'a[',
  'a"',
  'a#',
  'a%',
  'a\\',
  'a^',
  'a|',
  'a~',
  'a`',
  'a$',
  'a&',
  'a,',
  'a;',
  'a:',
  'a/',
  'a\u0000',
  'a\u007f',
  'a\u009f',
])('an activity cannot be named %j', async (name) => {
  expect(await new TestApi().refusal('CreateActivity', { name })).toBe(`InvalidName: Invalid Name: '${name}'`);
});

test.each(['Ä', 'a.b-c_d', 'a@b', "it's", '1+1=2', '😀'])('an activity can be named %j', async (name) => {
  const { activityArn } = (await new TestApi().call('CreateActivity', { name })) as { activityArn: string };
  expect(activityArn).toBe(`arn:aws:states:us-east-1:123456789012:activity:${name}`);
});

// docs: API_CreateActivity, Errors. The text follows that of state machines.
test('the encryption of an activity cannot be changed by creating it again', async () => {
  const api = new TestApi();
  const { activityArn } = (await api.call('CreateActivity', { name: 'A' })) as { activityArn: string };
  const encryptionConfiguration = {
    type: 'CUSTOMER_MANAGED_KMS_KEY',
    kmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/k',
  };
  expect(await api.refusal('CreateActivity', { name: 'A', encryptionConfiguration })).toBe(
    `ActivityAlreadyExists: Activity Already Exists: '${activityArn}'`,
  );
});

test('the encryption key of an activity is checked', async () => {
  const api = new TestApi();
  const encryptionConfiguration = { type: 'CUSTOMER_MANAGED_KMS_KEY' };
  expect(await api.refusal('CreateActivity', { name: 'A', encryptionConfiguration })).toBe(
    'InvalidEncryptionConfiguration: Invalid Encryption Configuration: ' +
      'kmsKeyId is required with the type CUSTOMER_MANAGED_KMS_KEY.',
  );
  expect(
    await api.refusal('CreateActivity', {
      name: 'A',
      encryptionConfiguration: { type: 'AWS_OWNED_KEY', kmsKeyId: 'k' },
    }),
  ).toBe(
    'InvalidEncryptionConfiguration: Invalid Encryption Configuration: ' +
      'kmsKeyId and kmsDataKeyReusePeriodSeconds are for the type CUSTOMER_MANAGED_KMS_KEY only.',
  );
});
