// The role that a task assumes, as shown in its Scheduled event.
import type { JsonObject } from '../../json/json';
import type { TaskCall } from '../../runtime/task';

export function credentialsOf({ credentials }: TaskCall): JsonObject | undefined {
  return credentials && Object.hasOwn(credentials, 'RoleArn') ? { roleArn: credentials.RoleArn! } : undefined;
}
