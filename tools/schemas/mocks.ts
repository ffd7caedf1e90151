// The schema of mocks files for editors, from the names that src/simulator/mocks/json-mocks.ts reads.
import { closed, described, editorSchema, objectOf, ref, type JsonSchema } from './editor-schema';
import { FAILURE_EVENTS } from '../../src/runtime/event-keys';
import {
  INPUT,
  OBJECTS,
  SCHEMA,
  type CHANGES,
  type ENDS,
  type FAILURE_FIELDS,
  type REFUSAL_FIELDS,
} from '../../src/simulator/mocks/json-mocks';

type Members<Names extends readonly string[]> = Readonly<Record<Names[number], JsonSchema>>;

const failure: Members<typeof FAILURE_FIELDS> = {
  error: {
    type: 'string',
    description: 'The name of the error, which Retry and Catch look for: `Lambda.TooManyRequestsException`.',
  },
  cause: { type: 'string', description: 'The text that Catch sees as Cause. Default: an empty text.' },
  event: {
    enum: FAILURE_EVENTS,
    description: 'The type of the event that records the failure. Default: the usual one of the resource.',
  },
};

const refusal: Members<typeof REFUSAL_FIELDS> = {
  code: { type: 'string', minLength: 1, description: "The service's own code, such as `ThrottlingException`." },
  message: { type: 'string', description: "The service's message." },
  statusCode: { type: 'number', description: "The status of the answer. Default: that of AWS's model." },
};

const ends: Members<typeof ENDS> = {
  returns: { description: 'The task succeeds with this value. For a Lambda function: what the function returns.' },
  replies: {
    description:
      'The task succeeds with this whole result, as the history shows it, with what the service and Step Functions add.',
  },
  fails: described('The task fails with this error.', closed(failure)),
  refuses: described('The called service answers with this error.', closed(refusal, { required: ['code'] })),
  never: {
    const: true,
    description: 'The task never answers: TimeoutSeconds or HeartbeatSeconds ends the attempt.',
  },
};

const changes: Members<typeof CHANGES> = {
  after: { type: 'number', minimum: 0, description: 'Seconds of virtual time that the answer takes.' },
  heartbeats: {
    type: 'number',
    exclusiveMinimum: 0,
    description: 'Seconds between the heartbeats of the worker. By default it sends them in time.',
  },
  submits: {
    description:
      "What the service says when it accepts the request, for `.sync` and `.waitForTaskToken`: TaskSubmitted's output.",
  },
};

export function mocksSchema(): object {
  return editorSchema(
    'mocks.json',
    'Mocks of a state machine for cdk-lambda-workflows',
    "An answer, or a list with one for each attempt, under each task state's name, or under the ARN, the logical id or the " +
      'construct path of what a task calls.',
    objectOf(ref('Answers'), {
      properties: {
        [SCHEMA]: { type: 'string', description: 'The place of this schema, for editors.' },
        [INPUT]: { description: "The execution's input. Default: `{}`." },
        [OBJECTS]: {
          type: 'object',
          description: 'The objects in S3 that distributed Maps read: the content of each `bucket/key`.',
        },
      },
      definitions: {
        Answers: {
          description: 'An answer, or a list with one for each attempt. Retries and repeat visits count as attempts.',
          if: { type: 'array' },
          then: { items: ref('Answers') },
          else: ref('Answer'),
        },
        Answer: closed(
          { ...ends, ...changes },
          { description: 'What the task gets.', oneOf: Object.keys(ends).map((name) => ({ required: [name] })) },
        ),
      },
    }) as object,
  );
}
