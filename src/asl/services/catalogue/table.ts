// The services with optimised integrations, by their names in Resources.
// https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
import { codebuild, mediaconvert } from './builds';
import { apigateway, http, lambda, states } from './calls';
import { batch, ecs, eks } from './containers';
import { athena, databrew, dynamodb, glue } from './data';
import { elasticmapreduce, emrContainers, emrServerless } from './emr';
import { bedrock, bedrockAgentCore, sagemaker } from './machine-learning';
import { events, sns, sqs } from './messages';
import type { Service } from './row';

export const CATALOGUE: Readonly<Record<string, Service>> = {
  apigateway,
  athena,
  batch,
  bedrock,
  bedrockagentcore: bedrockAgentCore,
  codebuild,
  databrew,
  dynamodb,
  ecs,
  eks,
  elasticmapreduce,
  'emr-containers': emrContainers,
  'emr-serverless': emrServerless,
  events,
  glue,
  http,
  lambda,
  mediaconvert,
  sagemaker,
  sns,
  sqs,
  states,
};
