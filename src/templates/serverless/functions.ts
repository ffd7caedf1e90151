// AWS::Serverless::Function and AWS::Serverless::LayerVersion.
import { withoutUndefined, type Made } from './made';
import { roleArn, roleOf } from './roles';
import { isObject, member, type JsonObject } from '../../json/json';

/**
 * Events, destinations, deployments and the URL become resources of their own. The function does not depend on what they
 * refer to.
 */
export function expandFunction(logicalId: string, properties: JsonObject): Made {
  const { Role, Policies: _, AutoPublishAlias, FunctionUrlConfig, ...rest } = properties;
  const { Events: __, EventInvokeConfig: ___, DeploymentPreference: ____, ...own } = rest;
  return {
    [logicalId]: { type: 'AWS::Lambda::Function', properties: { ...own, Role: Role ?? roleArn(logicalId) } },
    ...(Role === undefined && roleOf(logicalId, 'lambda.amazonaws.com', properties)),
    ...(AutoPublishAlias !== undefined && aliasOf(logicalId, AutoPublishAlias)),
    ...(isObject(FunctionUrlConfig) && urlOf(logicalId, FunctionUrlConfig)),
  };
}

/** SAM templates can use these names: { "Ref": "Charge.Alias" } */
function aliasOf(logicalId: string, Name: JsonObject[string]): Made {
  const version = `${logicalId}.Version`;
  const FunctionName = { Ref: logicalId };
  return {
    [version]: { type: 'AWS::Lambda::Version', properties: { FunctionName } },
    [`${logicalId}.Alias`]: {
      type: 'AWS::Lambda::Alias',
      properties: { FunctionName, FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] }, Name },
    },
  };
}

function urlOf(logicalId: string, { AuthType, InvokeMode, Cors }: JsonObject): Made {
  const properties = withoutUndefined({ TargetFunctionArn: { Ref: logicalId }, AuthType, InvokeMode, Cors });
  return { [`${logicalId}Url`]: { type: 'AWS::Lambda::Url', properties } };
}

/** SAM adds a hash to the logical id, which no template can name. */
export function expandLayerVersion(logicalId: string, properties: JsonObject): Made {
  const LayerName = member(properties, 'LayerName') ?? logicalId;
  return { [logicalId]: { type: 'AWS::Lambda::LayerVersion', properties: { ...properties, LayerName } } };
}
