// Bedrock, AgentCore and SageMaker. The IAM actions are those of the policies on each service's page,
// docs.aws.amazon.com/step-functions/latest/dg/.
import { checkedRule, documentedRule, FORBIDDEN, sdk1, type Action, type ManagedRule, type Service } from './row';

/** connect-bedrock.html; tags of a job, data in S3 and guardrails: the CDK's tasks. */
export const bedrock: Service = {
  model: 'bedrock',
  errors: { prefix: 'Bedrock' },
  denial: FORBIDDEN,
  actions: {
    createModelCustomizationJob: {
      required: ['BaseModelIdentifier', 'CustomModelName', 'JobName', 'RoleArn'],
      mayNeed: ['iam:PassRole', { action: 'bedrock:TagResource', given: 'JobTags' }],
      waitForTaskToken: false,
      sync: {
        follow: ['bedrock:GetModelCustomizationJob', 'bedrock:StopModelCustomizationJob'],
        rule: undefined,
        job: { describedBy: 'getModelCustomizationJob', states: ['Status'], failed: ['Failed', 'Stopped'] },
        sample: {},
      },
      sample: {},
    },
    invokeModel: {
      required: ['ModelId'],
      own: ['Input', 'Output'],
      exclusive: ['Body', 'Input'],
      operation: { service: 'bedrockruntime', action: 'invokeModel' },
      mayNeed: [
        { action: 's3:GetObject', given: 'Input' },
        { action: 's3:PutObject', given: 'Output' },
        { action: 'bedrock:ApplyGuardrail', given: 'GuardrailIdentifier' },
      ],
      waitForTaskToken: true,
      sync: undefined,
      sample: { Body: {}, ContentType: 'application/json' },
    },
  },
};

/** connect-bedrockagentcore.html: an example there lacks RuntimeSessionId, which the model requires. */
export const bedrockAgentCore: Service = {
  model: 'bedrockagentcore',
  errors: { prefix: 'BedrockAgentCore' },
  denial: FORBIDDEN,
  actions: {
    invokeHarness: {
      required: ['HarnessArn', 'Messages'],
      // Step Functions turns the stream of the harness into an answer of Converse.
      answersLike: { service: 'bedrockruntime', action: 'converse' },
      iam: ['bedrock-agentcore:InvokeHarness', 'bedrock-agentcore:InvokeAgentRuntime'],
      waitForTaskToken: false,
      sync: undefined,
      sample: {
        Metrics: { LatencyMs: 1 },
        Output: { Message: { Content: [{ Text: 'answer' }], Role: 'assistant' } },
        StopReason: 'end_turn',
        Usage: { InputTokens: 1, OutputTokens: 1, TotalTokens: 2 },
      },
    },
  },
};

/** The role that SageMaker works with, and the tags that Step Functions gives to its jobs. */
const ROLE_AND_TAGS = ['iam:PassRole', 'sagemaker:ListTags', 'sagemaker:AddTags'];

/** @param name such as `TrainingJob`: the name of a job is in `TrainingJobName`, its state in `TrainingJobStatus` */
function job(name: string, rule: ManagedRule | 'unknown', followed = true): Action {
  return {
    required: [`${name}Name`],
    mayNeed: ROLE_AND_TAGS,
    waitForTaskToken: false,
    sync: {
      follow: followed ? [`sagemaker:Describe${name}`, `sagemaker:Stop${name}`] : 'unknown',
      rule,
      job: { describedBy: `describe${name}`, states: [`${name}Status`], failed: ['Failed', 'Stopped'] },
      sample: {},
    },
    sample: {},
  };
}

const endpoint: Action = {
  required: ['EndpointConfigName', 'EndpointName'],
  mayNeed: ['sagemaker:ListTags', 'sagemaker:AddTags'],
  waitForTaskToken: false,
  sync: {
    follow: 'unknown',
    rule: 'unknown',
    job: {
      describedBy: 'describeEndpoint',
      states: ['EndpointStatus'],
      failed: ['Failed', 'UpdateRollbackFailed'],
    },
    sample: {},
  },
  sample: {},
};

const simple = (required: readonly string[], mayNeed: readonly string[]): Action => ({
  required,
  mayNeed,
  waitForTaskToken: false,
  sync: undefined,
  sample: {},
});

/**
 * connect-sagemaker.html has policies for training and transform jobs. That for tuning jobs is in the examples of AWS's Data Science
 * SDK (aws/aws-step-functions-data-science-sdk-python); that for processing jobs is like it in the roles of public projects.
 * No source has those for labeling jobs and endpoints.
 */
export const sagemaker: Service = {
  model: 'sagemaker',
  errors: sdk1('SageMaker', 'AmazonSageMaker'),
  denial: {},
  actions: {
    createEndpoint: endpoint,
    createEndpointConfig: simple(['EndpointConfigName'], ['sagemaker:ListTags', 'sagemaker:AddTags']),
    createHyperParameterTuningJob: job(
      'HyperParameterTuningJob',
      documentedRule('StepFunctionsGetEventsForSageMakerTuningJobsRule'),
    ),
    createLabelingJob: job('LabelingJob', 'unknown', false),
    createModel: simple(['ModelName'], ROLE_AND_TAGS),
    createProcessingJob: job('ProcessingJob', documentedRule('StepFunctionsGetEventsForSageMakerProcessingJobsRule')),
    createTrainingJob: job('TrainingJob', checkedRule('StepFunctionsGetEventsForSageMakerTrainingJobsRule')),
    createTransformJob: job('TransformJob', checkedRule('StepFunctionsGetEventsForSageMakerTransformJobsRule')),
    updateEndpoint: endpoint,
  },
};
