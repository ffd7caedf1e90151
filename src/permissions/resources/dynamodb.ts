// The tables and indexes that a call of DynamoDB asks about.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/using-identity-based-policies.html
import type { Alternatives } from './asked-resource';
import { isArn } from '../../asl/arn';
import { isObject, member } from '../../json/json';
import { localArn, text, type ServiceCall } from '../service-call';

/** BatchGetItem and BatchWriteItem have tables by name; a query of an index is about the index alone. */
export function requestedTables(call: ServiceCall): readonly Alternatives[] | undefined {
  const requests = member(call.args, 'RequestItems');
  if (isObject(requests)) return Object.keys(requests).map((name) => [{ names: [tableArn(call, name)] }]);
  const table = text(call, 'TableName');
  const index = text(call, 'IndexName');
  return table === undefined || index === undefined
    ? undefined
    : [[{ names: [`${tableArn(call, table)}/index/${index}`] }]];
}

export function tableArn(call: ServiceCall, table: string): string {
  return isArn(table) ? table : localArn(call, 'dynamodb', `table/${table}`);
}
