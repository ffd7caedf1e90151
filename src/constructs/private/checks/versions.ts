// Finds versions that the next deployment removes while executions still call them.
import { CfnDeletionPolicy, CfnResource } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { isVersion } from '../version';
import { lambdaTaskOf, ofType, type Check } from './check';

export const removedVersion: Check = {
  id: 'removed-version',
  severity: 'WARNING',
  reason: 'executions in flight call the version that they were started with, github.com/aws/aws-cdk/issues/17515',
  find: (workflow) =>
    ofType(workflow, 'Task')
      .filter((part) => isRemoved(lambdaTaskOf(workflow, part)?.lambdaFunction))
      .map(({ name }) => ({
        state: name,
        text: `the version that '${name}' invokes goes with the next one: set currentVersionOptions.removalPolicy to RETAIN, or invoke an alias.`,
      })),
};

function isRemoved(lambdaFunction: IFunction | undefined): boolean {
  const resource = lambdaFunction && isVersion(lambdaFunction) && lambdaFunction.node.defaultChild;
  return CfnResource.isCfnResource(resource) && resource.cfnOptions.deletionPolicy !== CfnDeletionPolicy.RETAIN;
}
