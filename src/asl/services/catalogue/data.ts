// Athena, DataBrew, DynamoDB and Glue. The IAM actions are those of the policies on each service's page,
// docs.aws.amazon.com/step-functions/latest/dg/.
import { FORBIDDEN, sdk1, type Action, type Service } from './row';
import type { Json } from '../../../json/json';

const QUERY = { QueryExecution: { QueryExecutionId: 'query-1', Status: { State: 'SUCCEEDED' } } };

const simple = (required: readonly string[], sample: Json = {}): Action => ({
  required,
  waitForTaskToken: false,
  sync: undefined,
  sample,
});

/** A query reads its tables and writes its result with the role's permissions. */
const QUERY_DATA = [
  ...['GetBucketLocation', 'GetObject', 'ListBucket', 'ListBucketMultipartUploads', 'ListMultipartUploadParts'],
  ...['AbortMultipartUpload', 'CreateBucket', 'PutObject'],
].map((action) => `s3:${action}`);
const QUERY_TABLES = [
  ...[
    'CreateDatabase',
    'GetDatabase',
    'GetDatabases',
    'UpdateDatabase',
    'DeleteDatabase',
    'CreateTable',
    'UpdateTable',
  ],
  ...['GetTable', 'GetTables', 'DeleteTable', 'BatchDeleteTable', 'BatchCreatePartition', 'CreatePartition'],
  ...[
    'UpdatePartition',
    'GetPartition',
    'GetPartitions',
    'BatchGetPartition',
    'DeletePartition',
    'BatchDeletePartition',
  ],
].map((action) => `glue:${action}`);

/** connect-athena.html */
export const athena: Service = {
  model: 'athena',
  errors: sdk1('Athena', 'AmazonAthena'),
  denial: {},
  actions: {
    getQueryExecution: simple(['QueryExecutionId'], QUERY),
    getQueryResults: {
      ...simple(['QueryExecutionId'], { ResultSet: { Rows: [] } }),
      mayNeed: ['s3:GetObject'],
    },
    startQueryExecution: {
      required: ['QueryString'],
      mayNeed: ['athena:GetDataCatalog', ...QUERY_DATA, ...QUERY_TABLES, 'lakeformation:GetDataAccess'],
      waitForTaskToken: false,
      sync: {
        follow: ['athena:GetQueryExecution', 'athena:StopQueryExecution'],
        rule: undefined,
        job: {
          describedBy: 'getQueryExecution',
          states: ['QueryExecution.Status.State'],
          failed: ['FAILED', 'CANCELLED'],
        },
        sample: QUERY,
      },
      sample: { QueryExecutionId: 'query-1' },
    },
    stopQueryExecution: simple([]),
  },
};

/** connect-databrew.html */
export const databrew: Service = {
  model: 'databrew',
  errors: sdk1('DataBrew', 'AWSGlueDataBrew'),
  denial: FORBIDDEN,
  actions: {
    startJobRun: {
      required: ['Name'],
      waitForTaskToken: false,
      sync: {
        follow: ['databrew:StopJobRun', 'databrew:ListJobRuns'],
        rule: undefined,
        job: { describedBy: 'describeJobRun', states: ['State'], failed: ['FAILED', 'STOPPED', 'TIMEOUT'] },
        sample: {},
      },
      sample: {},
    },
  },
};

/** connect-ddb.html; errors are recorded (error_handling). */
export const dynamodb: Service = {
  model: 'dynamodb',
  errors: sdk1('DynamoDB', 'AmazonDynamoDBv2', 'AmazonDynamoDBException'),
  denial: {},
  actions: {
    deleteItem: simple(['Key', 'TableName']),
    getItem: simple(['Key', 'TableName'], { Item: {} }),
    putItem: simple(['Item', 'TableName']),
    updateItem: simple(['Key', 'TableName']),
  },
};

/** connect-glue.html */
export const glue: Service = {
  model: 'glue',
  errors: sdk1('Glue', 'AWSGlue'),
  denial: {},
  actions: {
    startJobRun: {
      required: ['JobName'],
      answer: 'glue-start-job-run',
      waitForTaskToken: false,
      sync: {
        follow: ['glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'],
        rule: undefined,
        job: {
          describedBy: 'getJobRun',
          part: 'JobRun',
          states: ['JobRunState'],
          failed: ['FAILED', 'STOPPED', 'TIMEOUT', 'ERROR', 'EXPIRED'],
          renamed: { JobRunId: 'Id' },
        },
        answer: 'glue-start-job-run',
        sample: { Id: 'run-1', JobName: 'job', JobRunState: 'SUCCEEDED' },
      },
      sample: { JobRunId: 'run-1' },
    },
  },
};
