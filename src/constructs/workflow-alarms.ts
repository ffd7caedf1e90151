// The alarms of a workflow.
import { Alarm, TreatMissingData, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { StateMachineType, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

/** Properties of WorkflowAlarms. */
export interface WorkflowAlarmsProps {
  /** The state machine to watch. */
  readonly stateMachine: StateMachine;

  /** The topic that receives the alarms. */
  readonly topic: ITopic;
}

/**
 * One alarm for each way in which an execution can end badly. Each goes off at the first such execution in 5 minutes. If
 * there are no executions, no alarm goes off.
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
    const { stateMachine, topic } = props;
    const action = new SnsAction(topic);
    const alarm = (name: string, metric: Metric, what: string) => {
      const made = new Alarm(this, name, {
        metric,
        threshold: 1,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
        alarmDescription: `${what} in ${scope.node.path}`,
      });
      made.addAlarmAction(action);
      return made;
    };
    this.failed = alarm('Failed', stateMachine.metricFailed(), 'Executions failed');
    this.timedOut = alarm('TimedOut', stateMachine.metricTimedOut(), 'Executions timed out');
    this.throttled = alarm('Throttled', stateMachine.metricThrottled(), 'Executions were throttled');
    if (stateMachine.stateMachineType !== StateMachineType.EXPRESS) {
      this.aborted = alarm('Aborted', stateMachine.metricAborted(), 'Executions were aborted');
    }
  }
}
