// http:invoke and apigateway:invoke: the status of the answer decides, and names the error.
// https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
import type { IntegrationType } from './integration';
import { service } from './service';
import { isObject, member } from '../../json/json';
import { jsonText } from '../../json/text';

const RESOURCE = /^arn:[^:]+:states:[^:]*:[^:]*:(http|apigateway):invoke$/;

/** Recorded: `ApiGateway.403`, with the body of the answer as the cause (apigateway: invoke_error). */
const PREFIXES = { http: 'States.Http.StatusCode', apigateway: 'ApiGateway' } as const;

export const httpStatus: IntegrationType = (resource) => {
  const kind = RESOURCE.exec(resource)?.[1] as keyof typeof PREFIXES | undefined;
  const integration = kind && service(resource);
  return (
    integration && {
      ...integration,
      failure: (answer) => {
        if (!isObject(answer)) return undefined;
        const [status, body] = [member(answer, 'StatusCode'), member(answer, 'ResponseBody') ?? null];
        if (typeof status !== 'number' || (status >= 200 && status < 300)) return undefined;
        const cause = body === null ? String(member(answer, 'StatusText') ?? '') : body;
        return { error: `${PREFIXES[kind]}.${status}`, cause: typeof cause === 'string' ? cause : jsonText(cause) };
      },
    }
  );
};
