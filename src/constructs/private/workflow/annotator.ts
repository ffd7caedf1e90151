// Turns the findings of the checks into annotations of the workflow's construct.
import { Annotations } from 'aws-cdk-lib';
import { LogLevel, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { CheckedWorkflow, Finding } from '../checks/check';
import { EXPRESS_LIMIT } from '../checks/express';
import { findingsIn } from '../checks/table';
import { plainDefinition } from '../plain-definition';
import type { WorkflowDefinition } from './workflow-definition';
import { machineParts } from '../../../asl/machine-parts';
import type { LambdaWorkflowProps } from '../../lambda-workflow-props';

/** The prefix of all annotation ids. */
const LIBRARY = 'cdk-lambda-workflows';

export class Annotator {
  private readonly acknowledged = new Map<string, string>();

  constructor(
    private readonly scope: Construct,
    private readonly props: LambdaWorkflowProps,
    private readonly definition: WorkflowDefinition,
  ) {}

  public acknowledge(id: string, reason: string): void {
    this.acknowledged.set(id.replace(`${LIBRARY}:`, ''), reason);
  }

  /** Checks the current definition. Returns no errors of its own: as annotations they have an id and can be acknowledged. */
  public annotate(): string[] {
    for (const finding of findingsIn(this.checked())) this.tell(finding);
    return [];
  }

  private tell({ id, severity, message }: Finding): void {
    const annotations = Annotations.of(this.scope);
    const reason = this.acknowledged.get(id);
    if (reason !== undefined) annotations.addInfoV2(`${LIBRARY}:${id}`, `${message} Acknowledged: ${reason}`);
    else if (severity === 'WARNING') annotations.addWarningV2(`${LIBRARY}:${id}`, message);
    else annotations.addError(`${message} [${LIBRARY}:${id}]`);
  }

  private checked(): CheckedWorkflow {
    const { timeout, stateMachineType, logLevel = LogLevel.ALL } = this.props;
    const definition = plainDefinition(this.scope, this.definition.render());
    const isExpress = stateMachineType === StateMachineType.EXPRESS;
    return {
      definition,
      states: machineParts(definition).machines.flatMap(({ states }) => states),
      constructs: new Map(this.definition.states.map((state) => [state.stateId, state])),
      isExpress,
      logLevel,
      timeout: timeout?.toSeconds() ?? (isExpress ? EXPRESS_LIMIT : undefined),
    };
  }
}
