// The functions of one simulation: those in the same app as its machines. They run when a task without a mock calls
// them.
import { answerWithFunctions } from './answer-task';
import { FunctionRunner } from './function-runner';
import type { FunctionConfiguration } from './local-function';
import { functionsOf, templatesAround } from './template-functions';
import { SeededChance } from '../runtime/random';
import type { TaskCall } from '../runtime/task';
import type { TaskReply } from '../runtime/task-reply';
import type { SimulatedMachine } from '../simulator/compile-source';
import type { FunctionHost } from '../simulator/function-host';
import type { FunctionLogRecord } from '../steps/run';

export class LocalFunctions implements FunctionHost {
  readonly logs: FunctionLogRecord[] = [];
  private readonly runner: FunctionRunner;
  private readonly known = new Map<SimulatedMachine, ReadonlyMap<string, FunctionConfiguration>>();

  /** @param seed makes the request ids the same in every run, because causes can contain them */
  constructor(seed: number) {
    this.runner = new FunctionRunner({ chance: new SeededChance(seed) });
  }

  /** Undefined for a task that does not call a function, or whose function's code is not available. */
  answer(call: TaskCall, machine: SimulatedMachine): Promise<TaskReply> | undefined {
    const find = (arn: string): FunctionConfiguration | undefined => this.functionsBeside(machine).get(arn);
    const { eventId } = call;
    const executionArn = executionArnOf(call);
    return answerWithFunctions(
      call,
      machine.source.arn,
      find,
      () => this.runner,
      ({ name: functionName }, { requestId, output: lines }) =>
        this.logs.push({ executionArn, eventId, functionName, requestId, lines }),
    );
  }

  /** Ends all processes. */
  close(): void {
    this.runner.close();
  }

  private functionsBeside(machine: SimulatedMachine): ReadonlyMap<string, FunctionConfiguration> {
    let functions = this.known.get(machine);
    const { template } = machine.source;
    if (!functions) this.known.set(machine, (functions = functionsOf(template ? templatesAround(template) : [])));
    return functions;
  }
}

function executionArnOf(call: TaskCall): string {
  const { Execution } = call.context() as unknown as { readonly Execution: { readonly Id: string } };
  return Execution.Id;
}
