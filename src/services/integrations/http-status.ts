// http:invoke and apigateway:invoke: the status of the answer decides, and names the error.
// https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
import type { IntegrationType } from './integration';
import { service } from './service';
import type { TaskResource } from '../../asl/services/resource';
import { isObject, member } from '../../json/json';
import { jsonText } from '../../json/text';

const PREFIXES = { http: 'States.Http.StatusCode', apigateway: 'ApiGateway' } as const;

/**
 * Recorded: `ApiGateway.403` with the body of the answer (apigateway: invoke_error). Observed: `States.Http.StatusCode.400`
 * with the status's text alone, whatever the body (danjhd/expertarcher-goldenrecords, aws/README.md).
 */
const CAUSES: Readonly<Record<keyof typeof PREFIXES, readonly string[]>> = {
  http: ['StatusText'],
  apigateway: ['ResponseBody', 'StatusText'],
};

export const httpStatus: IntegrationType = (resource) => {
  const kind = kindOf(resource);
  const integration = kind && service(resource);
  return (
    integration && {
      ...integration,
      failure: (answer) => {
        if (!isObject(answer)) return undefined;
        const status = member(answer, 'StatusCode');
        if (typeof status !== 'number' || (status >= 200 && status < 300)) return undefined;
        const cause = CAUSES[kind].map((name) => member(answer, name) ?? null).find((told) => told !== null) ?? '';
        return { error: `${PREFIXES[kind]}.${status}`, cause: typeof cause === 'string' ? cause : jsonText(cause) };
      },
    }
  );
};

function kindOf(resource: TaskResource): keyof typeof PREFIXES | undefined {
  if (resource.kind !== 'optimised' || resource.action !== 'invoke' || resource.pattern !== undefined) return undefined;
  return resource.service === 'http' || resource.service === 'apigateway' ? resource.service : undefined;
}
