// The interface of every source: plain state machine definitions, and their properties in the source.
import type { Places } from '../../asl/text/places';
import type { JsonObject } from '../../json/json';
import type { ResolvedTemplate } from '../cloud-formation/resolved';

/** A state machine from a source, ready to compile. Values from a template resolve when they are read. */
export interface MachineSource {
  /** The name of the state machine: its explicit name, or else its logical id. */
  readonly name: string;
  /** `arn:aws:states:<region>:<account>:stateMachine:<name>`, the same in every run. */
  readonly arn: string;
  /** The definition, with all CloudFormation functions and substitutions resolved. */
  readonly definition: JsonObject;
  /** The placeholders of the definition that have no value, and have stand-ins instead. */
  readonly placeholders?: readonly string[];
  /** The text with the definition; undefined for a definition that is an object or that the CDK generates. */
  readonly places?: Places;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly roleArn: string;
  /** In CreateStateMachine's shape: `{ level, includeExecutionData, destinations }`. */
  readonly loggingConfiguration?: JsonObject;
  readonly tracingEnabled: boolean;
  /** Templates only. */
  readonly logicalId?: string;
  /** CDK templates only: the path of the construct, such as `Orders/Workflow/Resource`. */
  readonly constructPath?: string;
  /** The template that contains it, with the policies of its role and the functions that it calls. */
  readonly template?: ResolvedTemplate;
}

/** State machines and where they come from. */
export interface Source {
  /** Used in messages: `template of stack Orders`, `file orders.asl.json`. */
  readonly origin: string;
  /** In the order of the source. Machines of nested stacks follow those of their parent. */
  readonly machines: readonly MachineSource[];
  /** The machines of the other stacks of the app, which these machines can start by ARN. Collected on first use. */
  readonly others: readonly MachineSource[];
}
