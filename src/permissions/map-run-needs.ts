// What a distributed Map needs of the machine's role, and how it fails without it.
// https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
import type { Need } from './need';
import { objectOf } from './resources/s3';
import { ANY } from './unknown-parts';
import type { Home } from '../asl/arn';
import { StatesError } from '../expressions/states-error';
import type { MapRunAccess } from '../runtime/map-run-access';
import { serviceFailure } from '../services/errors/service-failure';
import { itemReaderFailed, resultWriterFailed } from '../states/map-run/failures';

export function mapRunNeed(access: MapRunAccess, machineArn: string, home: Home): Need {
  const call = { home };
  switch (access.kind) {
    case 'read':
      return completed('s3:GetObject', objectOf(call, access.bucket, access.key).names);
    case 'list':
      return {
        ...completed('s3:ListBucket', [`arn:${home.partition}:s3:::${access.bucket}`]),
        context: { 's3:prefix': access.prefix },
      };
    case 'write':
      return completed(
        's3:PutObject',
        objectOf(call, access.bucket, `${access.prefix}${ANY}`).names,
        'the keys of the results',
      );
    case 'start':
      return completed('states:StartExecution', [machineArn]);
    case 'redrive': {
      const executions = machineArn.replace(':stateMachine:', ':execution:');
      return completed('states:RedriveExecution', [`${executions}/${access.label}:${ANY}`]);
    }
  }
}

function completed(action: string, names: readonly string[], gap?: string): Need {
  return {
    action,
    resources: [{ names, ...(gap !== undefined && { gap }) }],
  };
}

/**
 * Observed: the failure of a ResultWriter (aws/aws-cdk#32144). The failure of an ItemReader follows it. A Map that may
 * not start executions fails with the error name that AWS documents for missing privileges.
 */
export function mapRunRefusal({ kind }: MapRunAccess, message: string, requestId: string): StatesError {
  if (kind === 'start' || kind === 'redrive') return new StatesError('States.Permissions', message, 'task');
  const answer = { code: 'AccessDenied', message, status: 403, requestId };
  const { cause } = serviceFailure({ kind: 'sdk', service: 's3', action: 'putObject' }, answer);
  const advice = `Access denied. Ensure the correct permissions are added to your state machine's execution role. | Message from S3: ${cause}`;
  if (kind !== 'write') return itemReaderFailed(advice);
  return resultWriterFailed(`Failed to write a test manifest into the specified output bucket. ${advice}`);
}
