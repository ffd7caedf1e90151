// The simulator: state machines from anywhere, executed in virtual time with mocks for their tasks.
import { compileSource, type SimulatedMachine } from './compile-source';
import { coverageOf } from './passes/collected';
import type { Coverage } from './passes/coverage';
import { Execution } from './execution';
import { executionArn, nameOf } from './identity';
import { InvalidDefinition } from './invalid-definition';
import { SimulatorError } from './simulator-error';
import { readingProblem } from '../asl/validate';
import { variableReferences } from '../asl/variable-references';
import { copyJson, NotJson } from '../json/copy';
import type { Json } from '../json/json';
import { parseJson } from '../json/text';
import { DEFAULT_START } from '../runtime/clock';
import { RunningExecution } from '../runtime/execution';
import type { TaskHandler } from '../runtime/task';
import type { TemplateOptions } from './cloud-formation/template-options';
import { answerWithMocks } from './mocks/answer-with-mocks';
import { checkMocks } from './mocks/check-mocks';
import type { Mocks } from './mocks/mock';
import { MemoryObjects, type Objects } from './object-store';
import { sourceFromAssembly } from './sources/from-assembly';
import { sourceFromDefinition, type DefinitionOptions } from './sources/from-definition';
import { sourceFromFile } from './sources/from-file';
import { sourceFromStack } from './sources/from-stack';
import { sourceFromStateMachine } from './sources/from-state-machine';
import { sourceFromTemplate } from './sources/from-template';
import type { MachineSource, Source } from './sources/machine-source';

/** Which of the source's state machines to simulate, where it has several. */
export interface MachineChoice {
  /** The state machine's name, its logical id, or the path of its construct or of one around it. Default: the only one. */
  readonly stateMachine?: string;
}

/** What is known beyond a template, and which of its state machines is meant. */
export interface SourceOptions extends TemplateOptions, MachineChoice {}

/** What an execution is started with; everything has a fixed default, so that the same run gives the same bytes. */
export interface RunOptions {
  /** Any JSON value. Default `{}`, as StartExecution has it. */
  readonly input?: unknown;
  /** The input as the text that StartExecution would get; instead of `input`. */
  readonly inputText?: string;
  /** Answers of the tasks, by state name. Default: none, which suffices for a machine that meets no task. */
  readonly mocks?: Mocks;
  /** The execution's name. Default `execution`. */
  readonly name?: string;
  /** When virtual time starts. Default 2026-01-01T00:00:00Z. */
  readonly startTime?: Date | string;
  /** Seeds jitter, random numbers and UUIDs. Default 1. */
  readonly seed?: number;
  /** Objects that a distributed Map's ItemReader finds. Its ResultWriter writes to `execution.s3`. Default none. */
  readonly s3?: Objects;
}

/** For programs that speak for themselves: ARNs to use, and a handler in place of mocks. */
export interface ScriptedRunOptions extends Omit<RunOptions, 'mocks'> {
  readonly handler: TaskHandler;
  readonly executionArn?: string;
  readonly roleArn?: string;
}

/**
 * Simulates one state machine. Made by one of the `from` factories, each of which throws a SimulatorError for a source
 * that cannot be read and an InvalidDefinition for a definition that AWS would refuse. Compiled once, run as often as
 * you like; runs share nothing.
 */
export class Simulator {
  /** From the Amazon States Language: an object, or its JSON text. */
  static fromDefinition(definition: unknown, options: DefinitionOptions = {}): Simulator {
    const problem = readingProblem(definition);
    if (problem) throw new InvalidDefinition(options.name ?? 'StateMachine', [problem]);
    return new Simulator(sourceFromDefinition(definition, options), {});
  }

  /** From a file: a definition (`.asl.json`), or a CloudFormation or SAM template, as JSON. */
  static fromFile(path: string, options: SourceOptions = {}): Simulator {
    return new Simulator(sourceFromFile(path, options), options);
  }

  /** From a CloudFormation or SAM template, as an object. */
  static fromTemplate(template: unknown, options: SourceOptions = {}): Simulator {
    return new Simulator(sourceFromTemplate(template, options), options);
  }

  /** From a stack of the AWS CDK: what it synthesizes is what runs. An app is synthesized once. */
  static fromStack(stack: Parameters<typeof sourceFromStack>[0], options: SourceOptions = {}): Simulator {
    return new Simulator(sourceFromStack(stack, known(options)), options);
  }

  /** From a construct of the AWS CDK that makes one state machine, such as a LambdaWorkflow or a StateMachine. */
  static fromStateMachine(
    construct: Parameters<typeof sourceFromStateMachine>[0],
    options: TemplateOptions = {},
  ): Simulator {
    return new Simulator(sourceFromStateMachine(construct, known(options)), {});
  }

  /** From a cloud assembly: the folder that `cdk synth` writes, mostly cdk.out. */
  static fromAssembly(directory: string, options: SourceOptions = {}): Simulator {
    return new Simulator(sourceFromAssembly(directory, options), options);
  }

  private readonly machine: SimulatedMachine;

  private constructor(source: Source, choice: MachineChoice) {
    this.machine = compileSource(chosen(source, choice));
  }

  /** The state machine's name. */
  get name(): string {
    return this.machine.source.name;
  }

  /** The variables that each state refers to, by its name, as DescribeStateMachine tells them. */
  get variableReferences(): Readonly<Record<string, readonly string[]>> {
    return variableReferences(this.machine.source.definition);
  }

  /** What the executions of this simulator have run so far: states, transitions, Choice rules, catchers, retriers. */
  get coverage(): Coverage {
    return coverageOf(this.machine);
  }

  /**
   * Executes the state machine in virtual time. Rejects with a SimulatorError for what is no doing of the machine's: a
   * task without a mock, a mock for a state that does not exist, a mock that throws something else than `fails(...)`.
   * A failed execution is a result, not a rejection.
   */
  async run(options: RunOptions = {}): Promise<Execution> {
    const mocks = options.mocks ?? {};
    checkMocks(mocks, this.machine);
    return this.execute(options, answerWithMocks(mocks), this.machine.source.roleArn);
  }

  /** Executes the state machine with a handler of the raw tasks: what the batch protocol and endpoints build on. */
  async runWith(options: ScriptedRunOptions): Promise<Execution> {
    const { handler, executionArn: arn, roleArn = this.machine.source.roleArn } = options;
    return this.execute(options, handler, roleArn, arn);
  }

  private async execute(
    options: Omit<RunOptions, 'mocks'>,
    handler: TaskHandler,
    roleArn: string,
    arn?: string,
  ): Promise<Execution> {
    const { source, machine } = this.machine;
    const { arn: stateMachineArn, type } = source;
    const { name = 'execution', seed = 1 } = options;
    const objects = new MemoryObjects(options.s3);
    const running = new RunningExecution({
      machine,
      type,
      handler,
      seed,
      roleArn,
      stateMachineArn,
      stateMachineName: nameOf(stateMachineArn),
      executionArn: arn ?? executionArn(stateMachineArn, type, name),
      executionName: name,
      input: inputOf(options),
      startTime: startTimeOf(options),
      objects,
    });
    return new Execution(
      running.settings,
      await running.run(),
      running.history.events,
      objects,
      source.loggingConfiguration,
    );
  }
}

function chosen({ origin, machines }: Source, { stateMachine }: MachineChoice): MachineSource {
  const names = machines.map(({ name }) => `'${name}'`).join(', ');
  if (machines.length === 0) throw new SimulatorError(`There is no state machine in the ${origin}.`);
  if (stateMachine === undefined) {
    if (machines.length === 1) return machines[0]!;
    throw new SimulatorError(
      `There are ${machines.length} state machines in the ${origin}: ${names}. Say which one: { stateMachine: ${names.split(',')[0]} }.`,
    );
  }
  const found = machines.find(
    ({ name, logicalId, constructPath }) =>
      [name, logicalId, constructPath].includes(stateMachine) || constructPath?.startsWith(`${stateMachine}/`),
  );
  if (!found) {
    throw new SimulatorError(`There is no state machine '${stateMachine}' in the ${origin}; there is ${names}.`);
  }
  return found;
}

/** Undefined where nothing is said, so that one resolved app serves all simulators of its stacks. */
function known({ stateMachine: _, ...options }: SourceOptions): TemplateOptions | undefined {
  return Object.keys(options).length > 0 ? options : undefined;
}

function inputOf({ input, inputText }: Pick<RunOptions, 'input' | 'inputText'>): Json {
  if (inputText !== undefined) {
    try {
      return parseJson(inputText);
    } catch (error) {
      throw new SimulatorError(`The input is not JSON: ${(error as Error).message}.`);
    }
  }
  try {
    return copyJson(input ?? {});
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    throw new SimulatorError(`The input holds ${error.found} at ${error.path}: expected what JSON can write.`);
  }
}

function startTimeOf({ startTime }: Pick<RunOptions, 'startTime'>): number {
  if (startTime === undefined) return DEFAULT_START;
  const time = new Date(startTime).getTime();
  if (Number.isNaN(time)) {
    throw new SimulatorError(`startTime '${String(startTime)}' is no time: expected a Date or an ISO 8601 text.`);
  }
  return time;
}
