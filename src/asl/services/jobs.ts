// The jobs that `.sync` waits for: which action tells of one when it has ended, and which words say that it failed.
import { isSync, type ServiceResource } from './resource';

export interface Job {
  /** The action whose answer is the result; undefined where nobody has told what of it the result is. */
  readonly describedBy?: string;
  /** The member of that answer that is the result alone (the first of it, for a list), rather than the whole answer. */
  readonly part?: string;
  /** The name under which the result has the first of a list. */
  readonly as?: string;
  /** Where the result tells how the job stands; the first of these places that is there counts. */
  readonly states: readonly (readonly string[])[];
  readonly failed: readonly string[];
  /** Names of the start's answer that the result has under another one. */
  readonly renamed?: Readonly<Record<string, string>>;
}

/** @param state a path, as `QueryExecution.Status.State` */
function job(describedBy: string | undefined, states: string, failed: string, more: Partial<Job> = {}): Job {
  const places = states.split(' or ').map((place) => place.split('.'));
  return { ...(describedBy !== undefined && { describedBy }), states: places, failed: failed.split(' '), ...more };
}

const BUILD = 'FAILED FAULT TIMED_OUT STOPPED';
const EXECUTION = job('describeExecution', 'Status', 'FAILED TIMED_OUT ABORTED');
const BATCH = job('batchGetBuildBatches', 'BuildBatch.BuildBatchStatus', BUILD, {
  part: 'buildBatches',
  as: 'BuildBatch',
});
const ENDPOINT = job('describeEndpoint', 'EndpointStatus', 'Failed UpdateRollbackFailed');

/**
 * By `service:action`. The results are the descriptions that AWS's pages and sample projects read: a task of ECS itself, a job of
 * Batch, a run of Glue, but `Build` of CodeBuild and `Cluster` of EKS. The words are the models'.
 */
const JOBS: Readonly<Record<string, Job>> = {
  'athena:startQueryExecution': job('getQueryExecution', 'QueryExecution.Status.State', 'FAILED CANCELLED'),
  'batch:submitJob': job('describeJobs', 'Status', 'FAILED', { part: 'jobs' }),
  'bedrock:createModelCustomizationJob': job('getModelCustomizationJob', 'Status', 'Failed Stopped'),
  'codebuild:startBuild': job('batchGetBuilds', 'Build.BuildStatus', BUILD, { part: 'builds', as: 'Build' }),
  'codebuild:startBuildBatch': BATCH,
  'codebuild:retryBuildBatch': BATCH,
  'databrew:startJobRun': job('describeJobRun', 'State', 'FAILED STOPPED TIMEOUT'),
  'ecs:runTask': job('describeTasks', 'StopCode', 'TaskFailedToStart', { part: 'tasks' }),
  'eks:createCluster': job('describeCluster', 'Cluster.Status', 'FAILED'),
  'eks:createFargateProfile': job('describeFargateProfile', 'FargateProfile.Status', 'CREATE_FAILED'),
  'eks:createNodegroup': job('describeNodegroup', 'Nodegroup.Status', 'CREATE_FAILED'),
  'elasticmapreduce:addStep': job(undefined, 'Step.Status.State', 'FAILED CANCELLED INTERRUPTED'),
  'elasticmapreduce:createCluster': job(undefined, 'Cluster.Status.State', 'TERMINATED TERMINATED_WITH_ERRORS'),
  'emr-containers:startJobRun': job(undefined, 'State or JobRun.State', 'FAILED CANCELLED'),
  'emr-serverless:startJobRun': job(undefined, 'State or JobRun.State', 'FAILED CANCELLED'),
  'glue:startJobRun': job('getJobRun', 'JobRunState', 'FAILED STOPPED TIMEOUT ERROR EXPIRED', {
    part: 'JobRun',
    renamed: { JobRunId: 'Id' },
  }),
  'mediaconvert:createJob': job('getJob', 'Job.Status', 'ERROR CANCELED'),
  'sagemaker:createEndpoint': ENDPOINT,
  'sagemaker:createHyperParameterTuningJob': job(
    'describeHyperParameterTuningJob',
    'HyperParameterTuningJobStatus',
    'Failed Stopped',
  ),
  'sagemaker:createLabelingJob': job('describeLabelingJob', 'LabelingJobStatus', 'Failed Stopped'),
  'sagemaker:createProcessingJob': job('describeProcessingJob', 'ProcessingJobStatus', 'Failed Stopped'),
  'sagemaker:createTrainingJob': job('describeTrainingJob', 'TrainingJobStatus', 'Failed Stopped'),
  'sagemaker:createTransformJob': job('describeTransformJob', 'TransformJobStatus', 'Failed Stopped'),
  'sagemaker:updateEndpoint': ENDPOINT,
  'states:startExecution': EXECUTION,
};

/** Undefined for what is no job, or is none that fails by its description, such as the deletion of a cluster. */
export function jobOf(resource: ServiceResource): Job | undefined {
  const key = `${resource.service}:${resource.action}`;
  return resource.kind === 'optimised' && isSync(resource) && Object.hasOwn(JOBS, key) ? JOBS[key] : undefined;
}

export const JOB_ACTIONS: readonly string[] = Object.keys(JOBS);
