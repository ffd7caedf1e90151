// Integrations that call something directly: functions, state machines, HTTP endpoints and APIs of API Gateway.
// docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html, connect-stepfunctions.html, call-https-apis.html,
// connect-api-gateway.html
import { checkedRule, FORBIDDEN, sdk1, type Service } from './row';

const RESPONSE = { Headers: {}, ResponseBody: {}, StatusCode: 200, StatusText: 'OK' };

export const apigateway: Service = {
  model: undefined,
  errors: undefined,
  denial: {},
  actions: {
    invoke: {
      required: ['ApiEndpoint', 'Method'],
      operation: 'none',
      // Their form is recorded (invoke_with_headers); what is wrong with other parameters is not known.
      request:
        '(AllowNullValues ?,ApiEndpoint!?,AuthType ?,Headers ?,Method!?,Path ?,QueryParameters ?,RequestBody ?,Stage ?)',
      textLists: ['Headers', 'QueryParameters'],
      answer: 'http-status',
      iam: 'invoke-api',
      waitForTaskToken: true,
      sync: undefined,
      sample: RESPONSE,
    },
  },
};

export const http: Service = {
  model: undefined,
  errors: undefined,
  denial: {},
  actions: {
    invoke: {
      required: ['ApiEndpoint', 'Method'],
      operation: 'none',
      answer: 'http-status',
      iam: 'invoke-http',
      waitForTaskToken: false,
      sync: undefined,
      sample: RESPONSE,
    },
  },
};

/** Errors are recorded (error_handling, services). */
export const lambda: Service = {
  model: 'lambda',
  errors: sdk1('Lambda', 'AWSLambda'),
  denial: FORBIDDEN,
  actions: {
    invoke: {
      required: ['FunctionName'],
      // Written here, because most machines call it: the models need not be read for it.
      request:
        '(ClientContext $,DurableExecutionName $,FunctionName!$,InvocationType $,LogType $,Payload %,Qualifier $,TenantId $)',
      answer: 'lambda-invoke',
      iam: ['lambda:InvokeFunction'],
      waitForTaskToken: true,
      sync: undefined,
      sample: {},
    },
  },
};

const EXECUTION = 'arn:aws:states:us-east-1:123456789012:execution:Child:execution-1';
const FINISHED = {
  ExecutionArn: EXECUTION,
  Input: '{}',
  Name: 'execution-1',
  StartDate: 1767225600000,
  StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Child',
  Status: 'SUCCEEDED',
  StopDate: 1767225600000,
};
// The times are numbers, but in the model against which mocks of `.sync` are checked they are strings.
const { StartDate: _, StopDate: __, ...UNTIMED } = FINISHED;

/** Errors are recorded (services). */
export const states: Service = {
  model: 'sfn',
  errors: sdk1('StepFunctions', 'AWSStepFunctions'),
  denial: {},
  actions: {
    startExecution: {
      required: ['StateMachineArn'],
      json: ['Input'],
      waitForTaskToken: true,
      sync: {
        follow: ['states:DescribeExecution', 'states:StopExecution'],
        rule: checkedRule('StepFunctionsGetEventsForStepFunctionsExecutionRule'),
        job: { describedBy: 'describeExecution', states: ['Status'], failed: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
        sample: { ...UNTIMED, Output: '{}' },
      },
      sync2: { sample: { ...FINISHED, Output: {} } },
      sample: { ExecutionArn: EXECUTION, StartDate: '2026-01-01T00:00:00.000Z' },
    },
  },
};
