// events:putEvents: the task fails if the bus does not take every entry.
// https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html
import type { IntegrationType } from './integration';
import { service } from './service';
import type { ServiceResource } from '../../asl/services/resource';
import { isObject, member } from '../../json/json';
import { jsonText } from '../../json/text';

export const eventsPutEvents: IntegrationType<ServiceResource> = (resource) => ({
  ...service(resource),
  failure: (answer) => {
    const failed = isObject(answer) ? member(answer, 'FailedEntryCount') : undefined;
    if (!isObject(answer) || typeof failed !== 'number' || failed === 0) return undefined;
    // Recorded without the metadata of the answer: put_events_no_source.
    const { SdkHttpMetadata: _, SdkResponseMetadata: __, ...rest } = answer;
    return { error: 'EventBridge.FailedEntry', cause: jsonText(rest) };
  },
});
