// The role that a task assumes, as its Scheduled event tells it.
import type { JsonObject } from '../../json/json';
import type { TaskCall } from '../../runtime/task';

export function credentialsOf({ credentials }: TaskCall): JsonObject | undefined {
  return credentials && Object.hasOwn(credentials, 'RoleArn') ? { roleArn: credentials.RoleArn! } : undefined;
}
