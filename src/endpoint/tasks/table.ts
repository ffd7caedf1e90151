// Who answers the tasks at the endpoint, in the order in which they are asked: a new one is a file beside this one and a
// line here.
import { activities } from './activities';
import type { AnswererType } from './answerer';
import { jsonText } from '../../json/text';
import type { TaskHandler } from '../../runtime/task';
import { MissingMock } from '../../simulator/mocks/missing-mock';
import type { ExecutionRecord } from '../state/executions';
import type { World } from '../world';

export interface TaskSources {
  /** What answers before anybody else. */
  readonly answerers?: readonly AnswererType[];
}

const ANSWERERS: readonly AnswererType[] = [activities];

export function taskHandler({ answerers = [] }: TaskSources, record: ExecutionRecord, world: World): TaskHandler {
  const all = [...answerers, ...ANSWERERS].map((type) => type(record, world));
  return (call) => {
    for (const answer of all) {
      const reply = answer(call);
      if (reply) return reply;
    }
    throw new MissingMock(call, jsonText(call.arguments));
  };
}
