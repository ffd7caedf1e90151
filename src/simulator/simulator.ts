// The simulator: state machines from anywhere, executed in virtual time with mocks for their tasks.
import { compileSource, type SimulatedMachine } from './compile-source';
import { Execution } from './execution';
import { InvalidDefinition } from './invalid-definition';
import { coverageOf } from './passes/collected';
import type { Coverage } from './passes/coverage';
import { SimulatorError } from './simulator-error';
import { readingProblem } from '../asl/validate';
import { variableReferences } from '../asl/variable-references';
import { yamlText } from '../asl/yaml-text';
import { copyJson, NotJson } from '../json/copy';
import type { Json } from '../json/json';
import { parseJson } from '../json/text';
import { DEFAULT_START } from '../runtime/clock';
import type { TaskCall, TaskHandler } from '../runtime/task';
import type { TemplateOptions } from './cloud-formation/template-options';
import type { LocalFunctions } from './functions/local-functions';
import { beginWithMocks, type Beginning, type PermissionsOf } from './live/begin';
import { LiveExecution } from './live/live-execution';
import { Machines } from './live/machines';
import { World, type WorldOptions } from './live/world';
import type { MockEntries, Mocks } from './mocks/mock';
import type { Objects } from './object-store';
import { MachinePermissions } from './permissions/machine-permissions';
import { UnusedPermissions } from './permissions/usage';
import type { FieldValidationMode } from './service-models/check-answer';
import { sourceFromAssembly } from './sources/from-assembly';
import { sourceFromDefinition, type DefinitionOptions } from './sources/from-definition';
import { sourceFromFile } from './sources/from-file';
import { sourceFromStack } from './sources/from-stack';
import { sourceFromStateMachine } from './sources/from-state-machine';
import { sourceFromTemplate } from './sources/from-template';
import type { MachineSource, Source } from './sources/machine-source';
import { testState } from './test-state/test-state';
import type { TestStateRequest, TestStateResponse } from './test-state/types';
import { stableText } from './trace/stable-text';

/** Which of the source's state machines to simulate, where it has several. */
export interface MachineChoice {
  /** The state machine's name, its logical id, or the path of its construct or of one around it. Default: the only one. */
  readonly stateMachine?: string;
}

/** What is known beyond a template, and which of its state machines is meant. */
export interface SourceOptions extends TemplateOptions, MachineChoice, PermissionOptions {}

/** Whether the policies of the machine's role are asked before a task is called. */
export interface PermissionOptions {
  /**
   * `ask`: a task that the role may not call fails as it would on AWS, and `execution.missingPermissions` tells the
   * statement that is missing. A plain definition and a role that no template makes have no policies to ask.
   * @default ask
   */
  readonly permissions?: 'ask' | 'ignore';
}

/** What an execution is started with; everything has a fixed default, so that the same run gives the same bytes. */
export interface RunOptions extends PermissionOptions {
  /** Any JSON value. Default `{}`, as StartExecution has it. */
  readonly input?: unknown;
  /** The input as the text that StartExecution would get; instead of `input`. */
  readonly inputText?: string;
  /**
   * Answers of the tasks: by state name, or by what a task calls (an ARN, a logical id, a construct path); as a list of
   * pairs or a Map also by construct. Default: none, which suffices for a machine that meets no task.
   */
  readonly mocks?: Mocks | MockEntries;
  /**
   * How results of mocks are held to the models of AWS's services, with the words of TestState: `PRESENT` looks at the fields
   * that are there, `STRICT` wants every required one too, `NONE` takes all. What a function returns is never looked at.
   * @default PRESENT
   */
  readonly mockValidation?: FieldValidationMode;
  /**
   * `local`: tasks without a mock that call a Lambda function of the source run its real code (inline, or an asset of the
   * assembly) in a process of this machine: Node.js, Python 3, or an executable for `provided` runtimes. No virtual time
   * passes meanwhile. The processes end with the execution. Default: such tasks want a mock.
   */
  readonly functions?: 'local';
  /** The execution's name. Default `execution`. */
  readonly name?: string;
  /** When virtual time starts. Default 2026-01-01T00:00:00Z. */
  readonly startTime?: Date | string;
  /** Seeds jitter, random numbers and UUIDs. Default 1. */
  readonly seed?: number;
  /** Objects that a distributed Map's ItemReader finds. Its ResultWriter writes to `execution.s3`. Default none. */
  readonly s3?: Objects;
}

/** A request of TestState, but for what the simulator knows: the definition. */
export type StateTestRequest = Omit<TestStateRequest, 'definition'>;

/** For programs that speak for themselves: ARNs to use, and a handler in place of mocks. */
export interface ScriptedRunOptions extends Omit<RunOptions, 'mocks' | 'mockValidation' | 'functions'> {
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
    options: TemplateOptions & PermissionOptions = {},
  ): Simulator {
    return new Simulator(sourceFromStateMachine(construct, known(options)), { permissions: options.permissions });
  }

  /** From a cloud assembly: the folder that `cdk synth` writes, mostly cdk.out. */
  static fromAssembly(directory: string, options: SourceOptions = {}): Simulator {
    return new Simulator(sourceFromAssembly(directory, options), options);
  }

  private readonly machine: SimulatedMachine;
  /** With those that its tasks may start. */
  private readonly machines: Machines;
  private readonly permissions = new Map<SimulatedMachine, MachinePermissions>();

  private constructor(
    source: Source,
    private readonly options: MachineChoice & PermissionOptions,
  ) {
    this.machine = compileSource(chosen(source, options));
    this.machines = new Machines(source, this.machine);
  }

  /** The state machine's name. */
  get name(): string {
    return this.machine.source.name;
  }

  /** The task states, those inside of Parallel and Map included: their names, resources and arguments as written. */
  get tasks(): SimulatedMachine['tasks'] {
    return this.machine.tasks;
  }

  /** The variables that each state refers to, by its name, as DescribeStateMachine tells them. */
  get variableReferences(): Readonly<Record<string, readonly string[]>> {
    return variableReferences(this.machine.source.definition);
  }

  /**
   * The definition as YAML that changes only when the behaviour does: constructs stand for ARNs and generated names
   * (`<ChargeFunction.Arn>`), and neither an account nor the hash of an asset is left.
   */
  definitionSnapshot(): string {
    const { definition, template } = this.machine.source;
    return stableText(yamlText(definition), template);
  }

  /** What the executions of this simulator have run so far: states, transitions, Choice rules, catchers, retriers. */
  get coverage(): Coverage {
    return coverageOf(this.machine);
  }

  /**
   * What the runs so far did not use of the policies of the machine's role, and of the roles that its tasks assumed.
   * Nothing, where no template at hand makes the role.
   */
  unusedPermissions(): UnusedPermissions {
    return this.permissionsOf(this.machine)?.unused() ?? new UnusedPermissions([]);
  }

  /**
   * Executes the state machine in virtual time. Rejects with a SimulatorError for what is no doing of the machine's: a
   * task without a mock, a mock for a state that does not exist, a mock that throws something else than `fails(...)`.
   * A failed execution is a result, not a rejection.
   */
  async run(options: RunOptions = {}): Promise<Execution> {
    const local = localFunctions(options);
    try {
      const { world, started } = this.begin(options, false, local);
      await world.drive();
      return new Execution(started, world.objects);
    } finally {
      local?.close();
    }
  }

  /**
   * Starts an execution that the test drives: until a state, by a time, with answers to its tasks. A task with a token
   * and one of an activity that have no mock wait for the test's answer. Throws and rejects as `run` does.
   */
  start(options: RunOptions = {}): LiveExecution {
    const local = localFunctions(options);
    const { world, started } = this.begin(options, true, local);
    if (local) started.whenEnded.push(() => local.close());
    return new LiveExecution(world, started);
  }

  /** Tests one of the machine's states, with the machine's own definition and role: see `testState`. */
  async testState(request: StateTestRequest): Promise<TestStateResponse> {
    const { definition, roleArn } = this.machine.source;
    return testState({ roleArn, ...request, definition });
  }

  /** Executes the state machine with a handler of the raw tasks: what the batch protocol and endpoints build on. */
  async runWith(options: ScriptedRunOptions): Promise<Execution> {
    const { machine } = this;
    const { handler, executionArn, roleArn = machine.source.roleArn, name = EXECUTION_NAME } = options;
    const world = new World(worldOptions(options));
    const permissions = this.asked(options)(machine, roleArn);
    const input = inputOf(options);
    const started = world.start({ machine, handler, permissions, input, name, roleArn, executionArn });
    await world.drive();
    return new Execution(started, world.objects);
  }

  private begin(options: RunOptions, isDriven: boolean, local?: LocalFunctions): Beginning {
    const { mocks = {}, mockValidation, name = EXECUTION_NAME } = options;
    const functions = local && ((call: TaskCall, machine: SimulatedMachine) => local.answer(call, machine));
    const request = { mocks, mockValidation, functions, isDriven, name, input: inputOf(options) };
    return beginWithMocks(this.machines, this.asked(options), worldOptions(options), request);
  }

  private asked(options: PermissionOptions & Pick<RunOptions, 'seed'>): PermissionsOf {
    if ((options.permissions ?? this.options.permissions ?? 'ask') === 'ignore') return () => undefined;
    return (machine, roleArn) => this.permissionsOf(machine)?.start(roleArn, options.seed ?? DEFAULT_SEED);
  }

  /** Undefined for a machine that stands in no template. */
  private permissionsOf(machine: SimulatedMachine): MachinePermissions | undefined {
    const { template } = machine.source;
    if (!template) return undefined;
    let permissions = this.permissions.get(machine);
    if (!permissions) this.permissions.set(machine, (permissions = new MachinePermissions(machine, template)));
    return permissions;
  }
}

const EXECUTION_NAME = 'execution';
const DEFAULT_SEED = 1;

/** Loaded on demand: it brings what starts processes. */
function localFunctions({ functions, seed = DEFAULT_SEED }: RunOptions): LocalFunctions | undefined {
  if (functions === undefined) return undefined;
  if (functions !== 'local') {
    throw new SimulatorError(`functions is '${String(functions)}': expected 'local', or nothing.`);
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const loaded = require('./functions/local-functions') as { LocalFunctions: new (seed: number) => LocalFunctions };
  return new loaded.LocalFunctions(seed);
}

function worldOptions(options: Pick<RunOptions, 'startTime' | 'seed' | 's3'>): WorldOptions {
  return { startTime: startTimeOf(options), seed: options.seed ?? DEFAULT_SEED, s3: options.s3 };
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
function known({ stateMachine: _, permissions: __, ...options }: SourceOptions): TemplateOptions | undefined {
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
