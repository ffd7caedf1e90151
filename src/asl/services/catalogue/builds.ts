// CodeBuild and MediaConvert. The IAM actions are those of the policies on each service's page,
// docs.aws.amazon.com/step-functions/latest/dg/.
import { checkedRule, FORBIDDEN, sdk1, type Action, type Job, type Service } from './row';

const FAILED = ['FAILED', 'FAULT', 'TIMED_OUT', 'STOPPED'];
const BATCH: Job = {
  describedBy: 'batchGetBuildBatches',
  part: 'buildBatches',
  as: 'BuildBatch',
  states: ['BuildBatch.BuildBatchStatus'],
  failed: FAILED,
};
const FOLLOW_BATCH = ['codebuild:StopBuildBatch', 'codebuild:BatchGetBuildBatches'];

const simple = (...required: readonly string[]): Action => ({
  required,
  waitForTaskToken: false,
  sync: undefined,
  sample: {},
});

/** connect-codebuild.html, whose policy for RetryBuildBatch makes no rule. */
export const codebuild: Service = {
  model: 'codebuild',
  errors: sdk1('CodeBuild', 'AWSCodeBuild'),
  denial: {},
  actions: {
    batchDeleteBuilds: simple('Ids'),
    batchGetReports: simple('ReportArns'),
    deleteBuildBatch: simple('Id'),
    retryBuildBatch: {
      required: [],
      waitForTaskToken: false,
      sync: { follow: FOLLOW_BATCH, rule: undefined, job: BATCH, sample: {} },
      sample: {},
    },
    startBuild: {
      required: ['ProjectName'],
      waitForTaskToken: false,
      sync: {
        follow: ['codebuild:StopBuild', 'codebuild:BatchGetBuilds', 'codebuild:BatchGetReports'],
        rule: checkedRule('StepFunctionsGetEventForCodeBuildStartBuildRule'),
        job: {
          describedBy: 'batchGetBuilds',
          part: 'builds',
          as: 'Build',
          states: ['Build.BuildStatus'],
          failed: FAILED,
        },
        sample: { Build: { BuildStatus: 'SUCCEEDED', Id: 'project:build-1' } },
      },
      sample: { Build: { BuildStatus: 'IN_PROGRESS', Id: 'project:build-1' } },
    },
    startBuildBatch: {
      required: ['ProjectName'],
      waitForTaskToken: false,
      sync: {
        follow: FOLLOW_BATCH,
        rule: checkedRule('StepFunctionsGetEventForCodeBuildStartBuildBatchRule'),
        job: BATCH,
        sample: {},
      },
      sample: {},
    },
    stopBuild: simple('Id'),
    stopBuildBatch: simple('Id'),
  },
};

/** connect-mediaconvert.html */
export const mediaconvert: Service = {
  model: 'mediaconvert',
  errors: sdk1('MediaConvert', 'AWSMediaConvert'),
  denial: FORBIDDEN,
  actions: {
    createJob: {
      required: ['Role', 'Settings'],
      mayNeed: ['iam:PassRole'],
      waitForTaskToken: false,
      sync: {
        follow: ['mediaconvert:GetJob', 'mediaconvert:CancelJob'],
        rule: checkedRule('StepFunctionsGetEventsForMediaConvertJobRule'),
        job: { describedBy: 'getJob', states: ['Job.Status'], failed: ['ERROR', 'CANCELED'] },
        sample: {},
      },
      sample: {},
    },
  },
};
