// The alarms of a workflow.
import type { Duration } from 'aws-cdk-lib';
import { Alarm, TreatMissingData, type IAlarmAction, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { StateMachineType, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

/** When the alarms of a workflow go off. */
export interface WorkflowAlarmOptions {
  /**
   * How many such executions in a period are too many; at least 1.
   *
   * @default 1
   */
  readonly threshold?: number;

  /**
   * The period in which they are counted.
   *
   * @default Duration.minutes(5)
   */
  readonly period?: Duration;

  /**
   * How many periods are looked at together.
   *
   * @default 1
   */
  readonly evaluationPeriods?: number;

  /**
   * In how many of these periods there must be too many.
   *
   * @default - in all of them
   */
  readonly datapointsToAlarm?: number;
}

/** Properties of WorkflowAlarms. */
export interface WorkflowAlarmsProps extends WorkflowAlarmOptions {
  /** The state machine to watch. */
  readonly stateMachine: StateMachine;

  /**
   * The topic that receives the alarms.
   *
   * @default - none
   */
  readonly topic?: ITopic;

  /**
   * What else the alarms do.
   *
   * @default - nothing
   */
  readonly actions?: IAlarmAction[];
}

/**
 * One alarm for each way in which an execution can end badly. By default each goes off at the first such execution in
 * 5 minutes. If there are no executions, no alarm goes off.
 *
 * @example
 * new WorkflowAlarms(this, 'Alarms', { stateMachine: workflow.stateMachine, topic: alarms, threshold: 5 });
 */
export class WorkflowAlarms extends Construct {
  /** Executions that failed. */
  public readonly failed: Alarm;

  /** Executions that timed out, which no catcher in a definition can see. */
  public readonly timedOut: Alarm;

  /** Starts and steps that were throttled. */
  public readonly throttled: Alarm;

  /** Executions that were stopped; undefined for EXPRESS, whose executions cannot be stopped. */
  public readonly aborted?: Alarm;

  constructor(scope: Construct, id: string, props: WorkflowAlarmsProps) {
    super(scope, id);
    const {
      stateMachine,
      topic,
      actions = [],
      period,
      threshold = 1,
      evaluationPeriods = 1,
      datapointsToAlarm,
    } = props;
    const all = [...(topic ? [new SnsAction(topic)] : []), ...actions];
    const alarm = (name: string, metric: Metric, what: string) => {
      const made = new Alarm(this, name, {
        metric,
        threshold,
        evaluationPeriods,
        datapointsToAlarm,
        treatMissingData: TreatMissingData.NOT_BREACHING,
        alarmDescription: `${what} in ${scope.node.path}`,
      });
      made.addAlarmAction(...all);
      return made;
    };
    this.failed = alarm('Failed', stateMachine.metricFailed({ period }), 'Executions failed');
    this.timedOut = alarm('TimedOut', stateMachine.metricTimedOut({ period }), 'Executions timed out');
    this.throttled = alarm('Throttled', stateMachine.metricThrottled({ period }), 'Executions were throttled');
    if (stateMachine.stateMachineType !== StateMachineType.EXPRESS) {
      this.aborted = alarm('Aborted', stateMachine.metricAborted({ period }), 'Executions were aborted');
    }
  }
}
