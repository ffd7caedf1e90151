// How Step Functions writes the names of an API. For aws-sdk integrations it uses those of the AWS SDK for Java 2.

/**
 * The name of an API's member in a task's result and, for aws-sdk integrations, in its parameters. SDK integrations use
 * the names of the SDK's accessors, where leading capitals form one word: `DBInstances` becomes `DbInstances`, and
 * `MD5OfMessageBody` becomes `Md5OfMessageBody`. `ETag` and later capitals do not change (recorded: `ChecksumCRC32`).
 * Optimised integrations only capitalize the first letter: `executionArn` becomes `ExecutionArn`.
 */
export function resultName(member: string, isSdk: boolean): string {
  // DynamoDB's member: `null` is a word of Java, so the SDK calls it `nul`.
  if (isSdk && member === 'NULL') return 'Nul';
  const leading = isSdk ? /^[A-Z]+(?![a-z])/.exec(member)?.[0] : undefined;
  return leading === undefined ? capitalizeFirst(member) : capitalize(leading) + member.slice(leading.length);
}

export function capitalizeFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Splits words like CodegenNamingUtils of the AWS SDK for Java 2. */
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

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/** An operation's name in a Resource: `DescribeDBInstances` becomes `describeDBInstances`. */
export function actionName(operation: string): string {
  return operation.charAt(0).toLowerCase() + operation.slice(1);
}

/** The prefix of a service's error names: `Secrets Manager` becomes `SecretsManager`, `DynamoDB` becomes `DynamoDb`. */
export function servicePrefix(id: string): string {
  return words(id)
    .map(capitalize)
    .join('')
    .replace(/^(?:Amazon|Aws)(?=.)/, '')
    .replace(/(?<=.)Service$/, '');
}

/** An error's name after that prefix: `InvalidToken` becomes `InvalidTokenException`. */
export function sdkErrorName(error: string): string {
  return `${words(error.replace(/(?:Exception|Fault)$/, ''))
    .map(capitalize)
    .join('')}Exception`;
}
