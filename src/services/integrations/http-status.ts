// http:invoke and apigateway:invoke: the status of the answer decides about failure and names the error.
// https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
import type { Integration, IntegrationType } from './integration';
import { service } from './service';
import type { ServiceResource } from '../../asl/services/resource';
import { isObject, member } from '../../json/json';
import { jsonText } from '../../json/text';

interface Naming {
  /** The prefix of the error's name, before the status. */
  readonly prefix: string;
  /** The members of the answer that can be the cause; the first present one counts. */
  readonly causes: readonly string[];
}

/** Recorded: `ApiGateway.403` with the body of the answer (apigateway: invoke_error). */
const API_GATEWAY: Naming = { prefix: 'ApiGateway', causes: ['ResponseBody', 'StatusText'] };

/**
 * Observed: `States.Http.StatusCode.400` with only the text of the status, whatever the body
 * (danjhd/expertarcher-goldenrecords, aws/README.md).
 */
const HTTP: Naming = { prefix: 'States.Http.StatusCode', causes: ['StatusText'] };

/** docs: call-https-apis, service-quotas. The text of the cause is ours. */
const HTTP_LIMIT: Integration['limit'] = {
  seconds: 60,
  failure: { error: 'States.Http.Socket', cause: 'The HTTP request took longer than 60 seconds.' },
};

export const httpStatus: IntegrationType<ServiceResource> = (resource) => {
  const isHttp = resource.service === 'http';
  const { prefix, causes } = isHttp ? HTTP : API_GATEWAY;
  return {
    ...service(resource),
    ...(isHttp && { limit: HTTP_LIMIT }),
    failure: (answer) => {
      if (!isObject(answer)) return undefined;
      const status = member(answer, 'StatusCode');
      if (typeof status !== 'number' || (status >= 200 && status < 300)) return undefined;
      const cause = causes.map((name) => member(answer, name) ?? null).find((found) => found !== null) ?? '';
      return { error: `${prefix}.${status}`, cause: typeof cause === 'string' ? cause : jsonText(cause) };
    },
  };
};
