// Batch, ECS and EKS. The IAM actions are those of the policies on each service's page, docs.aws.amazon.com/step-functions/latest/dg/.
import { checkedRule, FORBIDDEN, sdk1, type Job, type Service } from './row';

const BATCH_JOB = 'arn:aws:batch:us-east-1:123456789012:job/job-1';
const ECS_TASK = 'arn:aws:ecs:us-east-1:123456789012:task/cluster/task-1';

/** connect-batch.html; errors: ASFHyP3/hyp3#805 and #911. */
export const batch: Service = {
  model: 'batch',
  errors: sdk1('Batch', 'AWSBatch'),
  denial: FORBIDDEN,
  actions: {
    submitJob: {
      required: ['JobDefinition', 'JobName', 'JobQueue'],
      waitForTaskToken: false,
      sync: {
        follow: ['batch:DescribeJobs', 'batch:TerminateJob'],
        rule: checkedRule('StepFunctionsGetEventsForBatchJobsRule'),
        job: { describedBy: 'describeJobs', part: 'jobs', states: ['Status'], failed: ['FAILED'] },
        sample: { JobArn: BATCH_JOB, JobId: 'job-1', JobName: 'job', Status: 'SUCCEEDED' },
      },
      sample: { JobArn: BATCH_JOB, JobId: 'job-1', JobName: 'job' },
    },
  },
};

/** connect-ecs.html; errors: terraform-aws-modules/terraform-aws-step-functions#24. */
export const ecs: Service = {
  model: 'ecs',
  errors: sdk1('ECS', 'AmazonECS'),
  denial: {},
  actions: {
    runTask: {
      required: ['TaskDefinition'],
      iam: 'run-ecs-task',
      waitForTaskToken: true,
      sync: {
        follow: ['ecs:StopTask', 'ecs:DescribeTasks'],
        rule: checkedRule('StepFunctionsGetEventsForECSTaskRule'),
        job: { describedBy: 'describeTasks', part: 'tasks', states: ['StopCode'], failed: ['TaskFailedToStart'] },
        answer: 'ecs-run-task',
        sample: { Containers: [{ ExitCode: 0, Name: 'main' }], LastStatus: 'STOPPED', TaskArn: ECS_TASK },
      },
      sample: { Failures: [], Tasks: [{ LastStatus: 'PROVISIONING', TaskArn: ECS_TASK }] },
    },
  },
};

const described = (describedBy: string, part: string, failed: string): Job => ({
  describedBy,
  states: [`${part}.Status`],
  failed: [failed],
});

/** The roles that EKS passes on, and the service-linked role that it creates once per account. */
const EKS_ROLES = ['iam:PassRole', 'iam:CreateServiceLinkedRole'];

/**
 * connect-eks.html, which has no policy for Fargate profiles. `call` and `runJob` call the cluster's own API server,
 * which checks Kubernetes RBAC and not IAM, both to start a job and to poll it.
 */
export const eks: Service = {
  model: 'eks',
  errors: sdk1('EKS', 'AmazonEKS'),
  denial: FORBIDDEN,
  actions: {
    call: {
      required: ['ClusterName', 'Endpoint', 'Method', 'Path'],
      operation: 'none',
      iam: [],
      waitForTaskToken: false,
      sync: { follow: [], rule: undefined, job: 'unknown', sample: {} },
      sample: {},
    },
    createCluster: {
      required: ['Name', 'RoleArn'],
      mayNeed: EKS_ROLES,
      waitForTaskToken: false,
      sync: {
        follow: ['eks:DescribeCluster', 'eks:DeleteCluster'],
        rule: undefined,
        job: described('describeCluster', 'Cluster', 'FAILED'),
        sample: {},
      },
      sample: {},
    },
    createFargateProfile: {
      required: ['ClusterName', 'FargateProfileName', 'PodExecutionRoleArn'],
      mayNeed: EKS_ROLES,
      waitForTaskToken: false,
      sync: {
        follow: 'unknown',
        rule: 'unknown',
        job: described('describeFargateProfile', 'FargateProfile', 'CREATE_FAILED'),
        sample: {},
      },
      sample: {},
    },
    createNodegroup: {
      required: ['ClusterName', 'NodegroupName', 'NodeRole'],
      mayNeed: [...EKS_ROLES, 'ec2:DescribeSubnets', 'iam:GetRole', 'iam:ListAttachedRolePolicies'],
      waitForTaskToken: false,
      sync: {
        follow: ['eks:DescribeNodegroup', 'eks:DeleteNodegroup'],
        rule: undefined,
        job: described('describeNodegroup', 'Nodegroup', 'CREATE_FAILED'),
        sample: {},
      },
      sample: {},
    },
    deleteCluster: {
      required: ['Name'],
      waitForTaskToken: false,
      sync: { follow: ['eks:DescribeCluster'], rule: undefined, job: 'unknown', sample: {} },
      sample: {},
    },
    deleteFargateProfile: {
      required: ['ClusterName', 'FargateProfileName'],
      waitForTaskToken: false,
      sync: { follow: 'unknown', rule: 'unknown', job: 'unknown', sample: {} },
      sample: {},
    },
    deleteNodegroup: {
      required: ['ClusterName', 'NodegroupName'],
      waitForTaskToken: false,
      sync: { follow: ['eks:DescribeNodegroup'], rule: undefined, job: 'unknown', sample: {} },
      sample: {},
    },
    runJob: {
      required: ['ClusterName', 'Endpoint', 'Job'],
      operation: 'none',
      iam: [],
      waitForTaskToken: true,
      sync: { follow: [], rule: undefined, job: 'unknown', sample: {} },
      sample: {},
    },
  },
};
