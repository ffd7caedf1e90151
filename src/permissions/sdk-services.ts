// The services of AWS SDK integrations without an optimised integration, whose errors for a denial have another form than most.
// https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
import { FORBIDDEN, type Denial } from '../asl/services/catalogue/row';

/** By the name in Resources. APIs with AWS's REST protocols answer 403. */
const DENIALS: ReadonlyMap<string, Denial> = new Map(
  [
    ...['apigatewaymanagementapi', 'bedrockagent', 'bedrockagentruntime', 'bedrockruntime', 'ec2', 'iam', 's3'],
    ...['scheduler', 'sesv2', 'sts'],
  ].map((service) => [service, FORBIDDEN]),
);

/** Undefined for a service that answers like most others. */
export function sdkDenial(service: string): Denial | undefined {
  return DENIALS.get(service.toLowerCase());
}
