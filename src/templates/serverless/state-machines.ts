// AWS::Serverless::StateMachine.
import { withoutUndefined, type Made } from './made';
import { roleArn, roleOf } from './roles';
import { isObject, member, type Json, type JsonObject } from '../../json/json';

/** What SAM adds to the role of a machine with tracing; in China and GovCloud it has another name (xray_utils.py). */
const TRACING = 'AWSXrayWriteOnlyAccess';

/** Its Events become resources of their own. */
export function expandStateMachine(logicalId: string, properties: JsonObject): Made {
  const { Name, Type, Role, Definition, DefinitionUri, DefinitionSubstitutions, Logging, Tracing } = properties;
  const { AutoPublishAlias } = properties;
  const isTraced = isObject(Tracing) && member(Tracing, 'Enabled') === true;
  return {
    [logicalId]: {
      type: 'AWS::StepFunctions::StateMachine',
      properties: withoutUndefined({
        StateMachineName: Name,
        StateMachineType: Type,
        RoleArn: Role ?? roleArn(logicalId),
        Definition,
        DefinitionS3Location: DefinitionUri === undefined ? undefined : locationOf(DefinitionUri),
        DefinitionSubstitutions,
        LoggingConfiguration: Logging,
        TracingConfiguration: Tracing,
      }),
    },
    ...(Role === undefined && roleOf(logicalId, 'states.amazonaws.com', properties, isTraced ? [TRACING] : [])),
    ...(AutoPublishAlias !== undefined && aliasOf(logicalId, AutoPublishAlias)),
  };
}

function aliasOf(logicalId: string, Name: Json): Made {
  const version = `${logicalId}.Version`;
  return {
    [version]: {
      type: 'AWS::StepFunctions::StateMachineVersion',
      properties: { StateMachineArn: { Ref: logicalId } },
    },
    [`${logicalId}.Alias`]: {
      type: 'AWS::StepFunctions::StateMachineAlias',
      properties: { Name, RoutingConfiguration: [{ StateMachineVersionArn: { Ref: version }, Weight: 100 }] },
    },
  };
}

/** An object in S3, an `s3://` address, or a path relative to the template. */
function locationOf(uri: Json): Json {
  const [, bucket, key] = (typeof uri === 'string' && /^s3:\/\/([^/]+)\/(.+)$/.exec(uri)) || [];
  if (bucket !== undefined && key !== undefined) return { Bucket: bucket, Key: key };
  return isObject(uri) ? uri : { Key: uri };
}
