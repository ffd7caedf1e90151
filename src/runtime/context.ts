// Builds the part of the context object that all states of an execution share.
import type { ExecutionSettings } from './execution-settings';
import type { Redrives } from './redrives';
import type { JsonObject } from '../json/json';

export function contextOf(
  settings: ExecutionSettings,
  { count, time }: Redrives,
): Readonly<Record<'Execution' | 'StateMachine', JsonObject>> {
  return {
    Execution: {
      Id: settings.executionArn,
      Input: settings.input,
      StartTime: isoTime(settings.startTime),
      Name: settings.executionName,
      RoleArn: settings.roleArn,
      RedriveCount: count,
      ...(time !== undefined && { RedriveTime: isoTime(time) }),
    },
    StateMachine: { Id: settings.stateMachineArn, Name: settings.stateMachineName },
  };
}

/** The format of times in the context object: three digits of a second, or none for a whole one (docs: context object). */
export function isoTime(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
