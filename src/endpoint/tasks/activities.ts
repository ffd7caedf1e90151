// Tasks of activities, which wait for a worker to poll.
import type { AnswererType } from './answerer';
import { failure, OFFER } from '../../runtime/task-reply';
import type { Integration } from '../../services/integrations/integration';

export const activities: AnswererType =
  (_, { activities: known }) =>
  (call) => {
    if (!(call.integration as Integration).isPolled) return undefined;
    if (known.tryGet(call.resource)) return OFFER;
    const cause = `Activity Does Not Exist: '${call.resource}'`;
    return failure({ error: 'ActivityDoesNotExist', cause }, { failedEvent: 'ActivityScheduleFailed' });
  };
