// glue:startJobRun: the JobName of the request is part of the service's answer.
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html
import type { Integration, IntegrationType } from './integration';
import { job } from './job';
import { service } from './service';
import { isSync, type ServiceResource } from '../../asl/services/resource';
import { isObject, member, type Json } from '../../json/json';

export const glueStartJobRun: IntegrationType<ServiceResource> = (resource) =>
  isSync(resource) ? submitted(job(resource)) : { ...service(resource), result: named, resultOfResponse: named };

/** The description of a job run has its name. */
function submitted(integration: Integration): Integration {
  return { ...integration, submission: (run) => named(integration.submission?.(run) ?? {}, run) };
}

/** @param from the request, or another object with the name */
function named(answer: Json, from: Json | undefined): Json {
  const name = from !== undefined && isObject(from) ? member(from, 'JobName') : undefined;
  return name === undefined || !isObject(answer) ? answer : { JobName: name, ...answer };
}
