// How Step Functions writes the names of an API: in aws-sdk integrations as the AWS SDK for Java 2 makes them.

/**
 * A member of an API as it stands in a task's result and, for aws-sdk integrations, in its parameters. Those are named after
 * the accessors of the SDK, where the capitals that a name begins with make one word (`DBInstances` is `DbInstances`,
 * `MD5OfMessageBody` is `Md5OfMessageBody`, `ETag` stays, and so does what comes later: recorded is `ChecksumCRC32`);
 * optimised ones only begin with a capital (`executionArn` is `ExecutionArn`).
 */
export function resultName(member: string, isSdk: boolean): string {
  const leading = isSdk ? /^[A-Z]+(?![a-z])/.exec(member)?.[0] : undefined;
  return leading === undefined ? capitalizedOnly(member) : capitalized(leading) + member.slice(leading.length);
}

function capitalizedOnly(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** As CodegenNamingUtils of the AWS SDK for Java 2 finds words. */
function words(name: string): string[] {
  return name
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .replace(/([^a-z]{2,})v([0-9]+)/g, '$1 v$2 ')
    .replace(/([^A-Z]{2,})V([0-9]+)/g, '$1 V$2 ')
    .replace(/(?<=[a-z])(?=[A-Z][a-zA-Z0-9])/g, ' ')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([0-9])([a-zA-Z])/g, '$1 $2')
    .split(' ')
    .filter((word) => word !== '');
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/** An operation as it stands in a resource: `DescribeDBInstances` is `describeDBInstances`. */
export function actionName(operation: string): string {
  return operation.charAt(0).toLowerCase() + operation.slice(1);
}

/** A service before the names of its errors: `Secrets Manager` is `SecretsManager`, `DynamoDB` is `DynamoDb`. */
export function servicePrefix(id: string): string {
  return words(id)
    .map(capitalized)
    .join('')
    .replace(/^(?:Amazon|Aws)(?=.)/, '')
    .replace(/(?<=.)Service$/, '');
}

/** An error of an API after the service's name: `InvalidToken` is `InvalidTokenException`. */
export function sdkErrorName(error: string): string {
  return `${words(error.replace(/(?:Exception|Fault)$/, ''))
    .map(capitalized)
    .join('')}Exception`;
}
