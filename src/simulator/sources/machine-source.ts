// A state machine as it is found somewhere: in a file, a template, a stack.
import type { JsonObject } from '../../json/json';

/** A state machine as found in a source, ready to compile. */
export interface MachineSource {
  /** The state machine's name: the explicit one, or the logical id. */
  readonly name: string;
  /** Stable, such as `arn:aws:states:us-east-1:123456789012:stateMachine:Orders`. */
  readonly arn: string;
  /** The definition, all CloudFormation functions resolved. */
  readonly definition: JsonObject;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly roleArn: string;
  /** In the form of CreateStateMachine. */
  readonly loggingConfiguration?: JsonObject;
  readonly tracingEnabled: boolean;
  /** Templates only. */
  readonly logicalId?: string;
  /** Templates of the CDK only. */
  readonly constructPath?: string;
}

/** Where state machines come from; `origin` is for messages, such as "template of stack Orders". */
export interface Source {
  readonly origin: string;
  readonly machines: readonly MachineSource[];
}
