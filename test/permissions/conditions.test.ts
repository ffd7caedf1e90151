import { conditionsHold, conditionsOf, undecidable } from '../../src/permissions/conditions';
import type { RequestContext } from '../../src/permissions/request';

const CONTEXT: RequestContext = new Map<string, readonly string[] | null>([
  ['aws:requestedregion', ['us-east-1']],
  ['aws:principalarn', ['arn:aws:iam::123456789012:role/path/Role']],
  ['aws:securetransport', ['true']],
  ['aws:sourceaccount', null],
  ['aws:tagkeys', ['a', 'b']],
  ['s3:max-keys', ['10']],
]);

describe.each<[string, 'yes' | 'no' | 'unknown', object]>([
  ['a text', 'yes', { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } }],
  ['one of several texts', 'yes', { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] } }],
  ['another text', 'no', { StringEquals: { 'aws:RequestedRegion': 'us-east-2' } }],
  ['other case', 'no', { StringEquals: { 'aws:RequestedRegion': 'US-EAST-1' } }],
  ['other case, ignored', 'yes', { StringEqualsIgnoreCase: { 'aws:RequestedRegion': 'US-EAST-1' } }],
  ['the key in other case', 'yes', { StringEquals: { 'AWS:requestedregion': 'us-east-1' } }],
  ['no wildcard in StringEquals', 'no', { StringEquals: { 'aws:RequestedRegion': 'us-*' } }],
  ['a wildcard in StringLike', 'yes', { StringLike: { 'aws:RequestedRegion': 'us-*' } }],
  ['a negation', 'no', { StringNotLike: { 'aws:RequestedRegion': 'us-*' } }],
  ['a negation of several', 'no', { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] } }],
  ['an ARN', 'yes', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }],
  ['a star that does not cross colons', 'no', { ArnLike: { 'aws:PrincipalArn': 'arn:*:role/*' } }],
  ['a negated ARN', 'yes', { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Other' } }],
  ['a boolean', 'yes', { Bool: { 'aws:SecureTransport': 'true' } }],
  ['another boolean', 'no', { Bool: { 'aws:SecureTransport': false } }],
  ['numbers', 'yes', { NumericLessThanEquals: { 's3:max-keys': '10' } }],
  ['a number that is not', 'no', { NumericNotEquals: { 's3:max-keys': 10 } }],
  ['a key that is not in the request', 'no', { StringEquals: { 'aws:SourceAccount': '123456789012' } }],
  ['IfExists of it', 'yes', { StringEqualsIfExists: { 'aws:SourceAccount': '123456789012' } }],
  ['a negation of it', 'yes', { StringNotEquals: { 'aws:SourceAccount': '123456789012' } }],
  ['Null of it', 'yes', { Null: { 'aws:SourceAccount': 'true' } }],
  ['Null of one that is there', 'no', { Null: { 'aws:RequestedRegion': 'true' } }],
  ['ForAllValues', 'yes', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b', 'c'] } }],
  ['ForAllValues with one too many', 'no', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } }],
  ['ForAnyValue', 'yes', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['b', 'x'] } }],
  ['ForAnyValue of a key that is not there', 'no', { 'ForAnyValue:StringLike': { 'aws:SourceAccount': '*' } }],
  ['a variable', 'yes', { StringLike: { 'aws:PrincipalArn': '*', 'aws:RequestedRegion': '${aws:RequestedRegion}' } }],
  ['a variable that nobody knows', 'unknown', { StringLike: { 'aws:RequestedRegion': '${aws:userid}' } }],
  ['a key that nobody knows', 'unknown', { StringEquals: { 'aws:ResourceTag/team': 'orders' } }],
  [
    'such a key beside one that does not hold',
    'no',
    { StringEquals: { 'aws:ResourceTag/team': 'orders', 'aws:RequestedRegion': 'eu-west-1' } },
  ],
  ['an operator that nobody knows', 'unknown', { IpAddress: { 'aws:RequestedRegion': '10.0.0.0/8' } }],
  ['nothing', 'yes', {}],
])('%s', (_, expected, written) => {
  test(`${JSON.stringify(written)}: ${expected}`, () => {
    expect(conditionsHold(conditionsOf(written as never), CONTEXT)).toBe(expected);
  });
});

test('what cannot be decided is named', () => {
  const conditions = conditionsOf({
    StringEquals: { 'aws:ResourceTag/team': 'x', 'aws:RequestedRegion': 'us-east-1' },
  });
  expect(undecidable(conditions, CONTEXT)).toBe('StringEquals on aws:ResourceTag/team');
});
