// How Step Functions writes the names of an API: in aws-sdk integrations as the AWS SDK for Java 2 makes them.

/**
 * A member of an API as it stands in a task's result. aws-sdk integrations split a name into words and write each with
 * one capital (`DBInstances` is `DbInstances`, `MD5OfMessageBody` is `Md5OfMessageBody`, `ETag` stays); optimised ones
 * only begin with a capital (`executionArn` is `ExecutionArn`).
 * https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function resultName(member: string, isSdk: boolean): string {
  return isSdk ? words(member).map(capitalized).join('') : member.charAt(0).toUpperCase() + member.slice(1);
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
