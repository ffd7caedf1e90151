// The account and region that a template is resolved for, and the values that CloudFormation derives from them.
import { DEFAULT_ACCOUNT, DEFAULT_REGION } from '../../asl/identity';

export interface Environment {
  readonly region: string;
  readonly account: string;
  /** `aws`, `aws-cn` or `aws-us-gov`, depending on the region. */
  readonly partition: string;
  /** The domain of service endpoints: `amazonaws.com`, or `amazonaws.com.cn` in China. */
  readonly urlSuffix: string;
}

/**
 * @param region default `us-east-1`
 * @param account default `123456789012`
 */
export function environment(region = DEFAULT_REGION, account = DEFAULT_ACCOUNT): Environment {
  return { region, account, partition: partitionOf(region), urlSuffix: suffixOf(region) };
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

function suffixOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}
