// ecs:runTask.sync: Step Functions says that it is the one that starts the task (recorded: run_task_sync).
import type { IntegrationType } from './integration';
import { service } from './service';
import { isObject } from '../../json/json';

const RESOURCE = /:ecs:runTask\.sync$/;

export const ecsRunTask: IntegrationType = (resource) => {
  const integration = RESOURCE.test(resource) ? service(resource) : undefined;
  return (
    integration && {
      ...integration,
      scheduled: (call) => {
        const given = isObject(call.arguments) ? call.arguments : {};
        return { ...integration.scheduled(call), payload: { StartedBy: 'AWS Step Functions', ...given } };
      },
    }
  );
};
