// What every source gives: plain state machine definitions, and what was said about them where they were found.
import type { Places } from '../../asl/text/places';
import type { JsonObject } from '../../json/json';
import type { ResolvedTemplate } from '../cloud-formation/resolved';

/** A state machine as found in a source, ready to compile. What stands in a template resolves when it is read. */
export interface MachineSource {
  /** The state machine's name: its explicit one, or else its logical id. */
  readonly name: string;
  /** `arn:aws:states:<region>:<account>:stateMachine:<name>`, the same in every run. */
  readonly arn: string;
  /** The definition, every CloudFormation function and substitution resolved. */
  readonly definition: JsonObject;
  /** Where the definition is written; undefined for one that was given as an object, or that the CDK makes. */
  readonly places?: Places;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly roleArn: string;
  /** In CreateStateMachine's shape: `{ level, includeExecutionData, destinations }`. */
  readonly loggingConfiguration?: JsonObject;
  readonly tracingEnabled: boolean;
  /** Templates only. */
  readonly logicalId?: string;
  /** Templates of the CDK only: the path of the construct, such as `Orders/Workflow/Resource`. */
  readonly constructPath?: string;
  /** The template that it stands in, for its role's policies and the functions that it calls. */
  readonly template?: ResolvedTemplate;
}

/** State machines and where they come from. */
export interface Source {
  /** For messages: `template of stack Orders`, `file orders.asl.json`. */
  readonly origin: string;
  /** In the source's own order; those of nested stacks follow their parent's. */
  readonly machines: readonly MachineSource[];
  /** The machines of the same app's other stacks, which the ones here may start by ARN. Looked for when first read. */
  readonly others: readonly MachineSource[];
}
