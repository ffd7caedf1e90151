// Tasks of activities: they wait for a worker to ask for them.
import type { AnswererType } from './answerer';
import type { Integration } from '../../services/integrations/integration';

export const activities: AnswererType =
  (_, { activities: known }) =>
  (call) => {
    if (!(call.integration as Integration).isPolled) return undefined;
    if (known.tryGet(call.resource)) return { offered: true };
    const cause = `Activity Does Not Exist: '${call.resource}'`;
    return { error: 'ActivityDoesNotExist', cause, failedEvent: 'ActivityScheduleFailed' };
  };
