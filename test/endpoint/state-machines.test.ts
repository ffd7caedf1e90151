import { arn, FixedClock, PASS, ROLE, TestApi } from '../support/endpoint';

const M = arn('stateMachine', 'M');
const other = JSON.stringify({ StartAt: 'B', States: { B: { Type: 'Succeed' } } });
const machine = { name: 'M', definition: PASS, roleArn: ROLE };

test('a state machine is described with its request and the defaults', async () => {
  const api = new TestApi({ clock: new FixedClock(12_345) });
  expect(await api.call('CreateStateMachine', machine)).toEqual({ stateMachineArn: M, creationDate: 12.345 });
  expect(await api.call('DescribeStateMachine', { stateMachineArn: M })).toEqual({
    ...machine,
    ...{ stateMachineArn: M, type: 'STANDARD', status: 'ACTIVE', creationDate: 12.345 },
    loggingConfiguration: { level: 'OFF', includeExecutionData: false },
    tracingConfiguration: { enabled: false },
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
  });
  const hidden = await api.call('DescribeStateMachine', { stateMachineArn: M, includedData: 'METADATA_ONLY' });
  expect(hidden.definition).toBe('{}');
});

test('the variables that states refer to are reported', async () => {
  const api = new TestApi();
  const definition = JSON.stringify({
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' },
      B: { Type: 'Pass', Parameters: { 'y.$': '$x' }, End: true },
    },
  });
  const stateMachineArn = await api.machine('M', { definition });
  const { variableReferences } = await api.call('DescribeStateMachine', { stateMachineArn });
  expect(variableReferences).toEqual({ B: ['x'] });
});

describe('CreateStateMachine', () => {
  test('gives the same answer to the same request, whatever the role and the tags', async () => {
    const api = new TestApi();
    const first = await api.call('CreateStateMachine', { ...machine, publish: true });
    const again = { ...machine, publish: true, roleArn: `${ROLE}2`, tags: [{ key: 'k', value: 'v' }] };
    expect(await api.call('CreateStateMachine', again)).toEqual(first);
    expect(first.stateMachineVersionArn).toBe(`${M}:1`);
    expect(await api.call('ListTagsForResource', { resourceArn: M })).toEqual({ tags: [] });
  });

  test.each([
    ['another definition', { definition: other }],
    ['another layout', { definition: `${PASS} ` }],
    ['another type', { type: 'EXPRESS' }],
    ['another logging configuration', { loggingConfiguration: { includeExecutionData: true } }],
    ['another tracing configuration', { tracingConfiguration: { enabled: true } }],
    ['another wish to publish', { publish: true }],
  ])('refuses %s under the same name', async (_, more) => {
    const api = new TestApi();
    await api.machine('M');
    expect(await api.refusal('CreateStateMachine', { ...machine, ...more })).toBe(
      `StateMachineAlreadyExists: State Machine Already Exists: '${M}'`,
    );
  });

  test.each([
    [{ name: 'a b' }, "InvalidName: Invalid Name: 'a b'"],
    [{ roleArn: 'role' }, "InvalidArn: Invalid Role Arn: 'role'"],
    [
      { definition: '{}' },
      "InvalidDefinition: Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: " +
        "These fields are required: [States, StartAt] at /'",
    ],
    [
      { loggingConfiguration: { level: 'ALL' } },
      'InvalidLoggingConfiguration: Invalid Logging Configuration: Must specify exactly one Log Destination.',
    ],
    [
      { loggingConfiguration: { level: 'ALL', destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: 'x' } }] } },
      "InvalidLoggingConfiguration: Invalid Logging Configuration: The Log Destination is no log group: 'x'.",
    ],
    [{ versionDescription: 'v' }, 'ValidationException: Version description can only be set when publish is true'],
  ])('refuses %j', async (wrong, refusal) => {
    expect(await new TestApi().refusal('CreateStateMachine', { ...machine, ...wrong })).toBe(refusal);
  });
});

describe('UpdateStateMachine', () => {
  test('makes a revision only of a change', async () => {
    const clock = new FixedClock(1000);
    const api = new TestApi({ clock });
    await api.machine('M');
    clock.now = 2000;
    const { revisionId, updateDate } = await api.call('UpdateStateMachine', { stateMachineArn: M, definition: other });
    expect([revisionId, updateDate]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), 2]);
    expect(await api.call('DescribeStateMachine', { stateMachineArn: M })).toMatchObject({
      ...{ definition: other, revisionId, roleArn: ROLE, creationDate: 1 },
    });
    const same = await api.call('UpdateStateMachine', { stateMachineArn: M, roleArn: ROLE });
    expect(same.revisionId).toBe(revisionId);
    const role = await api.call('UpdateStateMachine', { stateMachineArn: M, roleArn: `${ROLE}2` });
    expect(role.revisionId).not.toBe(revisionId);
  });

  test('refuses an empty or an invalid update and changes nothing', async () => {
    const api = new TestApi();
    await api.machine('M');
    expect(await api.refusal('UpdateStateMachine', { stateMachineArn: M })).toBe(
      'MissingRequiredParameter: Either the definition, the role ARN, the LoggingConfiguration, ' +
        'or the TracingConfiguration must be specified',
    );
    const wrong = { stateMachineArn: M, roleArn: `${ROLE}2`, definition: 'x' };
    expect(await api.refusal('UpdateStateMachine', wrong)).toMatch(/^InvalidDefinition: /);
    expect((await api.call('DescribeStateMachine', { stateMachineArn: M })).roleArn).toBe(ROLE);
    const missing = arn('stateMachine', 'None');
    expect(await api.refusal('UpdateStateMachine', { stateMachineArn: missing, definition: PASS })).toBe(
      `StateMachineDoesNotExist: State Machine Does Not Exist: '${missing}'`,
    );
  });
});

// Seen on AWS.
test('state machines are listed by name, on all pages', async () => {
  const api = new TestApi();
  for (const name of ['c', 'a', 'b']) await api.machine(name);
  const first = await api.call('ListStateMachines', { maxResults: 2 });
  const second = await api.call('ListStateMachines', { maxResults: 2, nextToken: first.nextToken });
  expect([first, second].map(({ stateMachines }) => stateMachines.map(({ name }) => name))).toEqual([
    ['a', 'b'],
    ['c'],
  ]);
});

test('a deleted state machine is gone with its versions, and may be deleted again', async () => {
  const api = new TestApi();
  await api.machine('M', { publish: true });
  await api.call('DeleteStateMachine', { stateMachineArn: M });
  await api.call('DeleteStateMachine', { stateMachineArn: M });
  expect(await api.refusal('DescribeStateMachine', { stateMachineArn: `${M}:1` })).toBe(
    `StateMachineDoesNotExist: State Machine Does Not Exist: '${M}:1'`,
  );
  expect(await api.call('ListStateMachines', {})).toEqual({ stateMachines: [] });
});

test.each([
  ['nonsense', 'Invalid ARN prefix: nonsense'],
  ['arn:aws:lambda:us-east-1:123456789012:function:F', 'Invalid ARN service: lambda'],
  ['arn:aws:states:us-east-1:1:stateMachine:M', 'Invalid ARN account: 1'],
  [arn('activity', 'A'), 'Resource type not valid in this context: activity'],
  [arn('stateMachine', ''), `Invalid ARN resource: ${arn('stateMachine', '')}`],
])('%s is not the ARN of a state machine', async (stateMachineArn, reason) => {
  expect(await new TestApi().refusal('DescribeStateMachine', { stateMachineArn })).toBe(
    `InvalidArn: Invalid Arn: '${reason}'`,
  );
});

test('the ARN of a distributed Map is refused where it makes no sense', async () => {
  const { body } = await new TestApi().send('PublishStateMachineVersion', { stateMachineArn: `${M}/Each` });
  expect(body).toEqual({
    __type: 'ValidationException',
    message: `This operation does not support the ARN of a distributed Map: '${M}/Each'`,
    reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS',
  });
});

test('ValidateStateMachineDefinition reports findings and never fails', async () => {
  const api = new TestApi();
  expect(await api.call('ValidateStateMachineDefinition', { definition: PASS })).toEqual({
    ...{ result: 'OK', diagnostics: [], truncated: false },
  });
  const definition = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B', Color: 'red' } } });
  const all = await api.call('ValidateStateMachineDefinition', { definition });
  expect(all.result).toBe('FAIL');
  expect(all.diagnostics.length).toBeGreaterThan(1);
  const one = await api.call('ValidateStateMachineDefinition', { definition, maxResults: 1 });
  expect(one).toEqual({ result: 'FAIL', diagnostics: [all.diagnostics[0]], truncated: true });
});

describe('tags', () => {
  test('the last value of a key counts, and keys that are not there are no matter', async () => {
    const api = new TestApi();
    await api.machine('M', { tags: [{ key: 'a', value: '1' }] });
    await api.call('TagResource', {
      resourceArn: M,
      tags: [
        { key: 'a', value: '2' },
        { key: 'b', value: '' },
      ],
    });
    await api.call('UntagResource', { resourceArn: M, tagKeys: ['b', 'b', 'c'] });
    expect(await api.call('ListTagsForResource', { resourceArn: M })).toEqual({ tags: [{ key: 'a', value: '2' }] });
  });

  // docs: service-quotas. The texts are ours.
  test.each([
    ['aws:x', 'v', "'aws:x': the prefix 'aws:' is reserved"],
    ['k', 'AWS:x', "'AWS:x': the prefix 'aws:' is reserved"],
    ['a*b', 'v', "'a*b': expected letters, digits, white space and _ . : / = + - @"],
    ['k', 'a;b', "'a;b': expected letters, digits, white space and _ . : / = + - @"],
  ])('the tag %s with the value %s is refused', async (key, value, why) => {
    const api = new TestApi();
    await api.machine('M');
    expect(await api.refusal('TagResource', { resourceArn: M, tags: [{ key, value }] })).toBe(
      `ValidationException: Invalid tag ${why}`,
    );
    expect(await api.call('ListTagsForResource', { resourceArn: M })).toEqual({ tags: [] });
  });

  test('a tag of AWS cannot be removed; letters, digits and some symbols are allowed', async () => {
    const api = new TestApi();
    await api.machine('M');
    expect(await api.refusal('UntagResource', { resourceArn: M, tagKeys: ['aws:x'] })).toBe(
      "ValidationException: Invalid tag 'aws:x': the prefix 'aws:' is reserved",
    );
    const tags = [{ key: 'ä1 _.:/=+-@', value: 'x y' }];
    await api.call('TagResource', { resourceArn: M, tags });
    expect(await api.call('ListTagsForResource', { resourceArn: M })).toEqual({ tags });
  });

  test('a resource has at most 50, and a version none', async () => {
    const api = new TestApi();
    await api.machine('M', { publish: true });
    const tags = Array.from({ length: 51 }, (_, index) => ({ key: `k${index}`, value: '' }));
    expect(await api.refusal('TagResource', { resourceArn: M, tags })).toBe(
      `TooManyTags: Too many tags: '${M}' may have 50, these would be 51`,
    );
    expect(await api.call('ListTagsForResource', { resourceArn: M })).toEqual({ tags: [] });
    expect(await api.refusal('TagResource', { resourceArn: `${M}:1`, tags: [] })).toBe(
      `ResourceNotFound: Resource not found: '${M}:1'`,
    );
  });
});
