import { arn, PASS, TestApi } from '../support/endpoint';

const M = arn('stateMachine', 'M');

async function published(count: number): Promise<TestApi> {
  const api = new TestApi();
  await api.machine('M', { publish: true });
  for (let number = 2; number <= count; number += 1) {
    const definition = JSON.stringify({ ...JSON.parse(PASS), Comment: String(number) });
    await api.call('UpdateStateMachine', { stateMachineArn: M, definition, publish: true });
  }
  return api;
}

const route = (number: number, weight: number) => ({ stateMachineVersionArn: `${M}:${number}`, weight });

describe('versions', () => {
  test('a revision is published once; a version keeps it when the machine moves on', async () => {
    const api = await published(2);
    const { stateMachineVersionArn } = await api.call('PublishStateMachineVersion', { stateMachineArn: M });
    expect(stateMachineVersionArn).toBe(`${M}:2`);
    expect(await api.call('DescribeStateMachine', { stateMachineArn: `${M}:1` })).toMatchObject({
      ...{ stateMachineArn: `${M}:1`, name: 'M', definition: PASS },
    });
    const { stateMachineVersions } = await api.call('ListStateMachineVersions', { stateMachineArn: M });
    expect(stateMachineVersions.map((one) => one.stateMachineVersionArn)).toEqual([`${M}:2`, `${M}:1`]);
  });

  test('a description belongs to the version', async () => {
    const api = new TestApi();
    await api.machine('M');
    await api.call('PublishStateMachineVersion', { stateMachineArn: M, description: 'first' });
    expect((await api.call('DescribeStateMachine', { stateMachineArn: `${M}:1` })).description).toBe('first');
    expect((await api.call('DescribeStateMachine', { stateMachineArn: M })).description).toBeUndefined();
  });

  test('another revision than the current one is not published', async () => {
    const api = await published(1);
    expect(await api.refusal('PublishStateMachineVersion', { stateMachineArn: M, revisionId: 'r' })).toBe(
      'ConflictException: Failed to publish the State Machine version for revision r. ' +
        'The current State Machine revision is INITIAL.',
    );
    await api.call('PublishStateMachineVersion', { stateMachineArn: M, revisionId: 'INITIAL' });
  });

  test('numbers are not used again, and what is gone is deleted already', async () => {
    const api = await published(2);
    await api.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${M}:2` });
    await api.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${M}:2` });
    const { stateMachineVersionArn } = await api.call('PublishStateMachineVersion', { stateMachineArn: M });
    expect(stateMachineVersionArn).toBe(`${M}:3`);
  });
});

describe('aliases', () => {
  test('an alias leads to versions, and the same request is answered the same', async () => {
    const api = await published(2);
    const input = { name: 'PROD', description: 'd', routingConfiguration: [route(1, 90), route(2, 10)] };
    const made = await api.call('CreateStateMachineAlias', input);
    expect(made.stateMachineAliasArn).toBe(`${M}:PROD`);
    expect(await api.call('CreateStateMachineAlias', input)).toEqual(made);
    expect(await api.call('DescribeStateMachineAlias', { stateMachineAliasArn: `${M}:PROD` })).toEqual({
      ...input,
      ...{ stateMachineAliasArn: `${M}:PROD`, creationDate: made.creationDate, updateDate: made.creationDate },
    });
    expect(await api.refusal('CreateStateMachineAlias', { ...input, routingConfiguration: [route(1, 100)] })).toBe(
      'ConflictException: Failed to create alias because an alias with the same name and a different routing ' +
        'configuration already exists.',
    );
  });

  test('a version is kept while an alias leads to it', async () => {
    const api = await published(2);
    await api.call('CreateStateMachineAlias', { name: 'PROD', routingConfiguration: [route(1, 100)] });
    await api.call('CreateStateMachineAlias', { name: 'TEST', routingConfiguration: [route(1, 50), route(2, 50)] });
    expect(await api.refusal('DeleteStateMachineVersion', { stateMachineVersionArn: `${M}:1` })).toBe(
      'ConflictException: Version to be deleted must not be referenced by an alias. ' +
        'Current list of aliases referencing this version: [PROD, TEST]',
    );
    await api.call('UpdateStateMachineAlias', {
      stateMachineAliasArn: `${M}:PROD`,
      routingConfiguration: [route(2, 100)],
    });
    await api.call('DeleteStateMachineAlias', { stateMachineAliasArn: `${M}:TEST` });
    // Recorded: delete_no_such_alias_arn.
    expect(await api.call('DeleteStateMachineAlias', { stateMachineAliasArn: `${M}:TEST` })).toEqual({});
    await api.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${M}:1` });
    const { stateMachineAliases } = await api.call('ListStateMachineAliases', { stateMachineArn: M });
    expect(stateMachineAliases.map((one) => one.stateMachineAliasArn)).toEqual([`${M}:PROD`]);
  });

  test('the aliases of a version are those that lead to it', async () => {
    const api = await published(2);
    await api.call('CreateStateMachineAlias', { name: 'ONE', routingConfiguration: [route(1, 100)] });
    await api.call('CreateStateMachineAlias', { name: 'TWO', routingConfiguration: [route(2, 100)] });
    const { stateMachineAliases } = await api.call('ListStateMachineAliases', { stateMachineArn: `${M}:2` });
    expect(stateMachineAliases.map((one) => one.stateMachineAliasArn)).toEqual([`${M}:TWO`]);
  });

  const received = (...arns: string[]) => `Received: [${arns.join(', ')}]`;
  test.each([
    [
      'routes that are no versions',
      [{ stateMachineVersionArn: M, weight: 100 }],
      `ValidationException: Routing configuration must contain state machine version ARNs. ${received(M)}`,
    ],
    [
      'the same version twice',
      [route(1, 50), route(1, 50)],
      `ValidationException: Routing configuration must contain distinct state machine version ARNs. ${received(`${M}:1`, `${M}:1`)}`,
    ],
    [
      'weights that are not 100 together',
      [route(1, 70), route(2, 29)],
      'ValidationException: Sum of routing configuration weights must equal 100. Received: [70, 29]',
    ],
    ['a version that is not there', [route(9, 100)], `ResourceNotFound: Resource not found: '${M}:9'`],
  ])('%s are refused', async (_, routingConfiguration, refusal) => {
    const api = await published(2);
    expect(await api.refusal('CreateStateMachineAlias', { name: 'A', routingConfiguration })).toBe(refusal);
  });

  test('an update of nothing, and of an alias that is not there, is refused', async () => {
    const api = await published(1);
    await api.call('CreateStateMachineAlias', { name: 'PROD', routingConfiguration: [route(1, 100)] });
    const { body } = await api.send('UpdateStateMachineAlias', { stateMachineAliasArn: `${M}:PROD` });
    expect(body).toMatchObject({ __type: 'ValidationException', reason: 'MISSING_REQUIRED_PARAMETER' });
    expect(await api.refusal('DescribeStateMachineAlias', { stateMachineAliasArn: `${M}:NONE` })).toBe(
      'ResourceNotFound: Request references a resource that does not exist.',
    );
  });
});

describe('pages', () => {
  async function names(api: TestApi, input: { maxResults?: number; nextToken?: string }): Promise<[string[], string?]> {
    const { activities, nextToken } = await api.call('ListActivities', input);
    return [activities.map(({ name }) => name), nextToken];
  }

  test('continue after the last one, whatever was deleted or created since', async () => {
    const api = new TestApi();
    for (const name of ['A', 'B', 'C', 'D', 'E']) await api.call('CreateActivity', { name });
    const [first, token] = await names(api, { maxResults: 2 });
    await api.call('DeleteActivity', { activityArn: arn('activity', 'B') });
    await api.call('DeleteActivity', { activityArn: arn('activity', 'C') });
    await api.call('CreateActivity', { name: 'F' });
    const [second, last] = await names(api, { maxResults: 2, nextToken: token });
    expect([first, second]).toEqual([
      ['A', 'B'],
      ['D', 'E'],
    ]);
    expect(await names(api, { nextToken: last })).toEqual([['F'], undefined]);
  });

  test('have 100 items by default and for 0', async () => {
    const api = new TestApi();
    for (let index = 0; index < 101; index += 1) await api.call('CreateActivity', { name: `A${index}` });
    const [page, token] = await names(api, { maxResults: 0 });
    expect([page.length, typeof token]).toEqual([100, 'string']);
    expect((await names(api, { nextToken: token }))[0]).toEqual(['A100']);
  });

  test('accept only tokens of the same list', async () => {
    const api = new TestApi();
    for (const name of ['A', 'B']) await api.call('CreateActivity', { name });
    const [, nextToken] = await names(api, { maxResults: 1 });
    const wrong = "InvalidToken: Invalid Token: 'Invalid token'";
    expect(await api.refusal('ListStateMachines', { nextToken })).toBe(wrong);
    expect(await api.refusal('ListActivities', { nextToken: 'InvalidToken' })).toBe(wrong);
    expect(await api.refusal('ListActivities', { nextToken: Buffer.from('null').toString('base64') })).toBe(wrong);
  });
});
