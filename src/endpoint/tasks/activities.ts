// Tasks of activities, which wait for a worker to poll.
import type { AnswererType } from './answerer';
import { OFFER } from '../../runtime/task-reply';

export const activities: AnswererType = () => (call) => (call.integration.isPolled ? OFFER : undefined);
