// Turns the findings of the checks into annotations of the workflow's construct.
import { Annotations } from 'aws-cdk-lib';
import { LogLevel, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { WorkflowDefinition } from './workflow-definition';
import { machineParts } from '../../../asl/machine-parts';
import type { LambdaWorkflowProps } from '../../lambda-workflow-props';
import type { CheckedWorkflow, Finding } from '../checks/check';
import { DIAGNOSTIC_IDS } from '../checks/definition';
import { EXPRESS_LIMIT } from '../checks/express';
import { CHECKS, findingsIn } from '../checks/table';
import { constructError, refuse } from '../kinds/construct-error';
import { kindProblem, optional } from '../kinds/kind';
import { TEXT } from '../kinds/property-kinds';
import { plainDefinition } from '../plain-definition';

/** The prefix of all annotation ids. */
const LIBRARY = 'cdk-lambda-workflows';

/** All ids: those of our checks, and AWS's codes in our form. */
const IDS: ReadonlySet<string> = new Set([...CHECKS.map(({ id }) => id), ...Object.values(DIAGNOSTIC_IDS)].sort());

interface Acknowledgement {
  readonly id: string;
  readonly reason: string;
  readonly state?: string;
}

export class Annotator {
  private readonly acknowledged: Acknowledgement[] = [];

  constructor(
    private readonly scope: Construct,
    private readonly props: LambdaWorkflowProps,
    private readonly definition: WorkflowDefinition,
  ) {}

  public acknowledge(given: string, reason: string, state?: string): void {
    refuse(this.scope, '', kindProblem('acknowledge: id', given, TEXT));
    refuse(this.scope, '', kindProblem('acknowledge: reason', reason, TEXT));
    refuse(this.scope, '', kindProblem('acknowledge: stateName', state, optional(TEXT)));
    const id = given.replace(`${LIBRARY}:`, '');
    if (!IDS.has(id)) {
      const message = `acknowledge does not know the check '${id}'. The checks are: ${[...IDS].join(', ')}.`;
      throw constructError(this.scope, '', message);
    }
    this.acknowledged.push({ id, reason, state });
  }

  /**
   * Checks the current definition. Findings are annotations, which have an id and can be acknowledged. Returns the
   * mistakes in acknowledgements.
   */
  public annotate(): string[] {
    const checked = this.checked();
    for (const finding of findingsIn(checked)) this.tell(finding);
    const names = checked.states.map(({ name }) => name);
    return this.acknowledged.flatMap(({ id, state }) =>
      state === undefined || names.includes(state)
        ? []
        : `acknowledge of '${id}' names the state '${state}', which the workflow does not have. The states are: ${names.join(', ')}.`,
    );
  }

  private tell({ id, state, severity, message }: Finding): void {
    const annotations = Annotations.of(this.scope);
    const acknowledged = this.acknowledged.find((one) => one.id === id && (one.state ?? state) === state);
    const reason = acknowledged?.reason;
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
      timeout: timeout && !timeout.isUnresolved() ? timeout.toSeconds() : isExpress ? EXPRESS_LIMIT : undefined,
    };
  }
}
