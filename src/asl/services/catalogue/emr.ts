// EMR in its three forms. The IAM actions are those of the policies on each one's page, docs.aws.amazon.com/step-functions/latest/dg/.
import { checkedRule, documentedRule, FORBIDDEN, sdk1, type Action, type Job, type Service } from './row';

/** Step Functions wraps EMR's API in its own actions, each of which needs different IAM actions. */
const own = (required: readonly string[], ...iam: readonly string[]): Action => ({
  required,
  operation: 'none',
  iam: iam.map((action) => `elasticmapreduce:${action}`),
  waitForTaskToken: false,
  sync: undefined,
  sample: {},
});

/** connect-emr.html; the roles of a cluster and its tags: the CDK's EmrCreateCluster. */
export const elasticmapreduce: Service = {
  model: 'emr',
  errors: sdk1('ElasticMapReduce', 'AmazonElasticMapReduce'),
  denial: {},
  actions: {
    addStep: {
      ...own(['ClusterId', 'Step'], 'AddJobFlowSteps'),
      mayNeed: [{ action: 'iam:PassRole', given: 'ExecutionRoleArn' }],
      sync: {
        follow: ['elasticmapreduce:DescribeStep', 'elasticmapreduce:CancelSteps'],
        rule: checkedRule('StepFunctionsGetEventForEMRAddJobFlowStepsRule'),
        job: {
          describedBy: undefined,
          states: ['Step.Status.State'],
          failed: ['FAILED', 'CANCELLED', 'INTERRUPTED'],
        },
        sample: {},
      },
    },
    cancelStep: own(['ClusterId', 'StepId'], 'CancelSteps'),
    createCluster: {
      ...own(['Name'], 'RunJobFlow'),
      mayNeed: [
        ...['iam:PassRole', 'iam:CreateServiceLinkedRole'],
        { action: 'elasticmapreduce:AddTags', given: 'Tags' },
      ],
      sync: {
        follow: ['elasticmapreduce:DescribeCluster', 'elasticmapreduce:TerminateJobFlows'],
        rule: checkedRule('StepFunctionsGetEventForEMRRunJobFlowRule'),
        job: {
          describedBy: undefined,
          states: ['Cluster.Status.State'],
          failed: ['TERMINATED', 'TERMINATED_WITH_ERRORS'],
        },
        sample: {},
      },
    },
    modifyInstanceFleetByName: own(['ClusterId', 'InstanceFleetName'], 'ListInstanceFleets', 'ModifyInstanceFleet'),
    modifyInstanceGroupByName: own(['ClusterId', 'InstanceGroupName'], 'ListInstanceGroups', 'ModifyInstanceGroups'),
    setClusterTerminationProtection: own(['ClusterId', 'TerminationProtected'], 'SetTerminationProtection'),
    terminateCluster: {
      ...own(['ClusterId'], 'TerminateJobFlows'),
      sync: {
        follow: ['elasticmapreduce:DescribeCluster'],
        rule: checkedRule('StepFunctionsGetEventForEMRTerminateJobFlowsRule'),
        job: 'unknown',
        sample: {},
      },
    },
  },
};

const JOB_RUN: Job = { describedBy: undefined, states: ['State', 'JobRun.State'], failed: ['FAILED', 'CANCELLED'] };

/** connect-emr-eks.html */
export const emrContainers: Service = {
  model: 'emrcontainers',
  errors: sdk1('EMRContainers', 'AmazonEMRContainers'),
  denial: FORBIDDEN,
  actions: {
    createVirtualCluster: {
      required: ['ContainerProvider', 'Name'],
      mayNeed: ['iam:CreateServiceLinkedRole'],
      waitForTaskToken: false,
      sync: undefined,
      sample: {},
    },
    deleteVirtualCluster: {
      required: ['Id'],
      waitForTaskToken: false,
      sync: { follow: ['emr-containers:DescribeVirtualCluster'], rule: undefined, job: 'unknown', sample: {} },
      sample: {},
    },
    startJobRun: {
      required: ['VirtualClusterId'],
      waitForTaskToken: false,
      sync: {
        follow: ['emr-containers:DescribeJobRun', 'emr-containers:CancelJobRun'],
        rule: undefined,
        job: JOB_RUN,
        sample: {},
      },
      sample: {},
    },
  },
};

/** It is not observed that CreateStateMachine refuses a role without these. */
const APPLICATION_RULE = documentedRule('StepFunctionsGetEventsForEMRServerlessApplicationRule');
const JOB_RULE = documentedRule('StepFunctionsGetEventsForEMRServerlessJobRule');

/** An action on an application. The task waits until the application reaches its target state. */
const application = (required: readonly string[], ...follow: readonly string[]): Action => ({
  required,
  waitForTaskToken: false,
  sync: {
    follow: follow.map((action) => `emr-serverless:${action}`),
    rule: APPLICATION_RULE,
    job: 'unknown',
    sample: {},
  },
  sample: {},
});

/** connect-emr-serverless.html */
export const emrServerless: Service = {
  model: 'emrserverless',
  errors: sdk1('EMRServerless', 'AWSEMRServerless'),
  denial: FORBIDDEN,
  actions: {
    cancelJobRun: {
      required: ['ApplicationId', 'JobRunId'],
      waitForTaskToken: false,
      sync: { follow: ['emr-serverless:GetJobRun'], rule: JOB_RULE, job: 'unknown', sample: {} },
      sample: {},
    },
    createApplication: {
      ...application(['ReleaseLabel', 'Type'], 'GetApplication', 'DeleteApplication'),
      mayNeed: ['iam:CreateServiceLinkedRole'],
    },
    deleteApplication: application(['ApplicationId'], 'GetApplication'),
    startApplication: application(['ApplicationId'], 'GetApplication', 'StopApplication'),
    startJobRun: {
      required: ['ApplicationId', 'ExecutionRoleArn'],
      mayNeed: ['iam:PassRole'],
      waitForTaskToken: false,
      sync: {
        follow: ['emr-serverless:GetJobRun', 'emr-serverless:CancelJobRun'],
        rule: JOB_RULE,
        job: JOB_RUN,
        sample: {},
      },
      sample: {},
    },
    stopApplication: application(['ApplicationId'], 'GetApplication'),
  },
};
