// Decisions about drawn policies and requests beside those of @cloud-copilot/iam-simulate, a simulator of IAM by other authors.
// Its licence is the AGPL, so it is no dependency: npm install --no-save @cloud-copilot/iam-simulate@0.1.173
import { createRequire } from 'node:module';
import { decide } from '../../src/permissions/decide';
import { readPolicy } from '../../src/permissions/policy';
import type { RequestContext } from '../../src/permissions/request';
import { SeededChance } from '../../src/runtime/random';

interface Oracle {
  runSimulation(simulation: object, options: object): Promise<{ overallResult?: string; errors?: unknown }>;
}

function findOracle(): Oracle | undefined {
  try {
    return createRequire(__filename)('@cloud-copilot/iam-simulate') as Oracle;
  } catch {
    return undefined;
  }
}

const oracle = findOracle();
const ACCOUNT = '123456789012';
const chance = new SeededChance(18);
const one = <T>(list: readonly T[]): T => list[Math.floor(chance.random() * list.length)]!;
const some = <T>(list: readonly T[], most = 3): T[] =>
  Array.from({ length: 1 + Math.floor(chance.random() * most) }, () => one(list));
const sometimes = (share: number): boolean => chance.random() < share;

const REQUESTS: readonly (readonly [action: string, resource: string])[] = [
  ['s3:GetObject', 'arn:aws:s3:::orders/2026/a.json'],
  ['s3:PutObject', 'arn:aws:s3:::orders/x'],
  ['s3:ListBucket', 'arn:aws:s3:::orders'],
  ['sqs:SendMessage', `arn:aws:sqs:us-east-1:${ACCOUNT}:orders`],
  ['lambda:InvokeFunction', `arn:aws:lambda:us-east-1:${ACCOUNT}:function:charge:live`],
  ['dynamodb:GetItem', `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders`],
  ['states:StartExecution', `arn:aws:states:us-east-1:${ACCOUNT}:stateMachine:Charge`],
];
const ACTIONS = [
  '*',
  's3:*',
  's3:Get*',
  's3:?etObject',
  'S3:getobject',
  'sqs:Send*',
  'lambda:Invoke*',
  'dynamodb:*Item',
  'states:*',
  's3:PutObject',
];
const RESOURCES = [
  ...[
    '*',
    'arn:aws:s3:::orders',
    'arn:aws:s3:::orders/*',
    'arn:aws:s3:::*/2026/?.json',
    'arn:aws:s3:::${aws:PrincipalTag/team}/*',
  ],
  ...[
    'arn:aws:sqs:*:*:orders',
    `arn:aws:lambda:us-east-1:${ACCOUNT}:function:charge`,
    `arn:aws:lambda:us-east-1:${ACCOUNT}:function:charge:*`,
  ],
  ...[`arn:aws:dynamodb:us-east-?:${ACCOUNT}:table/o*s`, `arn:aws:states:us-east-1:${ACCOUNT}:stateMachine:charge`],
  ...[`arn:aws:*:us-east-1:${ACCOUNT}:*`],
];

/** Keys with the values that a request may have; undefined if the key is not in it. */
const KEYS: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'aws:RequestedRegion': ['us-east-1', 'eu-west-1'],
  'aws:SecureTransport': ['true', 'false'],
  'aws:PrincipalTag/team': ['orders', 'charge', undefined],
  'aws:MultiFactorAuthAge': ['10', '300', undefined],
  'aws:SourceArn': [`arn:aws:states:us-east-1:${ACCOUNT}:stateMachine:a`, undefined],
};
const OPERATORS: Readonly<Record<string, readonly (readonly [operator: string, values: readonly string[]])[]>> = {
  'aws:RequestedRegion': [
    ['StringEquals', ['us-east-1']],
    ['StringNotEquals', ['us-east-1', 'us-east-2']],
    ['StringLike', ['us-*', 'ap-*']],
    ['StringEqualsIgnoreCase', ['US-EAST-1']],
  ],
  'aws:SecureTransport': [
    ['Bool', ['true']],
    ['Bool', ['false']],
  ],
  'aws:PrincipalTag/team': [
    ['StringEquals', ['orders']],
    ['StringNotLike', ['ord*']],
    ['StringEqualsIfExists', ['charge']],
    ['Null', ['true']],
    ['Null', ['false']],
    ['StringNotEqualsIfExists', ['orders']],
  ],
  'aws:MultiFactorAuthAge': [
    ['NumericLessThan', ['100']],
    ['NumericGreaterThanEquals', ['300']],
    ['NumericEquals', ['10']],
  ],
  'aws:SourceArn': [
    ['ArnLike', [`arn:aws:states:*:${ACCOUNT}:stateMachine:*`]],
    ['ArnNotEquals', ['arn:aws:sqs:::x']],
  ],
};

function statement(): object {
  const conditions = sometimes(0.4) ? some(Object.keys(OPERATORS), 2) : [];
  const condition: Record<string, Record<string, readonly string[]>> = {};
  for (const key of conditions) {
    const [operator, values] = one(OPERATORS[key]!);
    (condition[operator] ??= {})[key] = values;
  }
  return {
    Effect: sometimes(0.25) ? 'Deny' : 'Allow',
    [sometimes(0.15) ? 'NotAction' : 'Action']: some(ACTIONS),
    [sometimes(0.15) ? 'NotResource' : 'Resource']: some(RESOURCES),
    ...(conditions.length > 0 && { Condition: condition }),
  };
}

const policy = () => ({
  Version: '2012-10-17',
  Statement: Array.from({ length: 1 + Math.floor(chance.random() * 3) }, statement),
});

(oracle ? test : test.skip)(
  '2,000 decisions, drawn by seed (needs @cloud-copilot/iam-simulate)',
  async () => {
    const counts = { allowed: 0, denied: 0, undecided: 0 };
    for (let count = 0; count < 2000; count++) {
      const [action, resource] = one(REQUESTS);
      const present = Object.entries(KEYS).map(([key, values]) => [key, one(values)] as const);
      const context: RequestContext = new Map(
        present.map(([key, value]) => [key.toLowerCase(), value === undefined ? null : [value]]),
      );
      const own = policy();
      const boundary = sometimes(0.3) ? policy() : undefined;
      const { overallResult, errors } = await oracle!.runSimulation(
        {
          request: {
            principal: `arn:aws:iam::${ACCOUNT}:role/Role`,
            action,
            resource: { resource, accountId: ACCOUNT },
            contextVariables: Object.fromEntries(present.filter(([, value]) => value !== undefined)),
          },
          identityPolicies: [{ name: 'own', policy: own }],
          serviceControlPolicies: [],
          resourceControlPolicies: [],
          ...(boundary && { permissionBoundaryPolicies: [{ name: 'boundary', policy: boundary }] }),
        },
        {},
      );
      expect(errors).toBeUndefined();
      const set = (document: object) => ({ policies: [readPolicy('own', document as never, 'own')], unknown: [] });
      const decision = decide(
        { ...set(own), ...(boundary && { boundary: set(boundary) }) },
        { action, names: [resource], context },
      );
      const expected = overallResult === 'Allowed' ? 'allowed' : 'denied';
      const found = decision.outcome === 'undecided' ? expected : decision.outcome;
      counts[expected] += 1;
      if (decision.outcome === 'undecided') counts.undecided += 1;
      // Whatever differs is shown whole.
      expect({ own, boundary, action, resource, present, found }).toEqual({
        own,
        boundary,
        action,
        resource,
        present,
        found: expected,
      });
      if (decision.outcome === 'denied' && decision.statement) expect(overallResult).toBe('ExplicitlyDenied');
    }
    expect(Math.min(counts.allowed, counts.denied)).toBeGreaterThan(300);
    // Those with a policy variable whose value is not in the request.
    expect(counts.undecided).toBeLessThan(100);
  },
  120_000,
);
