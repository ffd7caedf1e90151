// The simulator: state machines from anywhere, executed in virtual time with mocks for their tasks.
import { compileSource, type SimulatedMachine } from './compile-source';
import { coverageOf } from './coverage/collected';
import type { Coverage } from './coverage/coverage';
import { recordRun } from './coverage/recorded-runs';
import type { CheckedDefinition, NestedStateName, StateName } from './definition-types';
import { views } from './drawing';
import { beginWithMocks, type Beginning, type PermissionsOf } from './driving/begin';
import { executionRun } from './driving/execution-run';
import { Machines } from './driving/machines';
import { replayRecording } from './driving/replay-recording';
import { VirtualSimulation } from './driving/virtual-simulation';
import { Execution } from './execution';
import { hostFunctions, type FunctionHost } from './function-host';
import { LiveExecution } from './live-execution';
import { onDemand } from './on-demand';
import type { RecordedExecution } from './recorded-execution';
import type { Replay, ReplayOptions } from './replay';
import {
  DEFAULT_SEED,
  inputOf,
  nameOf,
  readOptions,
  SCRIPTED_RUN_OPTIONS,
  simulationOptions,
  type PermissionOptions,
  type RunOptions,
  type ScriptedRunOptions,
} from './run-options';
import { handlerOf } from './scripted-reply';
import {
  FILE_OPTIONS,
  INTERNAL_OPTIONS,
  selectMachine,
  SOURCE_OPTIONS,
  templateOptionsIn,
  type FileSourceOptions,
  type MachineChoice,
  type SourceOptions,
} from './source-options';
import { parseArn } from '../asl/arn';
import type { StateMachineDefinition } from '../asl/definition.generated';
import { checkOptionNames } from '../asl/option-names';
import { variableReferences } from '../asl/variable-references';
import { yamlText } from '../asl/yaml-text';
import { cloneJson } from '../json/copy';
import type { Json, JsonObject } from '../json/json';
import type { MachinePermissions } from '../permissions/machine-permissions';
import type { UnusedPermissions } from '../permissions/usage';
import type { RecordedHistory } from '../replay/recording/read-recordings';
import type { TaskCall } from '../runtime/task';
import type { TemplateOptions } from '../templates/cloud-formation/template-options';
import {
  sourceFromDefinition,
  type DefinitionOptions,
  type NestedMachines,
} from '../templates/sources/from-definition';
import type { sourceFromStack } from '../templates/sources/from-stack';
import type { sourceFromStateMachine } from '../templates/sources/from-state-machine';
import type { Source } from '../templates/sources/machine-source';
import { testState } from '../test-state/test-state';
import type { TestStateRequest, TestStateResponse } from '../test-state/types';
import type { DiagramOptions } from '../views/diagram';
import type { Marks } from '../views/graph/mark';
import { stableText } from '../views/stable-text';

/** What a picture of a state machine shows, and how it is written. */
export interface MachineDiagramOptions extends DiagramOptions {
  /** Whether colours and signs show what the simulator's executions have run so far, and how often. Default false. */
  readonly coverage?: boolean;
}

/** A request of TestState without the definition, which the simulator has. */
export interface StateTestRequest<State extends string = string> extends Omit<
  TestStateRequest,
  'definition' | 'stateName'
> {
  /** The state to test. */
  readonly stateName?: State;
}

/**
 * Simulates one state machine. Create it with one of the `from` factories. Each of them throws a SimulatorError for a source
 * that cannot be read, and an InvalidDefinitionError for a definition that AWS would refuse. The machine is compiled once and
 * can run any number of times. Runs share nothing.
 *
 * `State` is the union of the states' names if the compiler knows them (`fromDefinition` infers it), or else `string`. Then
 * any other name in a mock or an assertion is a compile error. To allow any name, widen the type:
 * `const simulator: Simulator = Simulator.fromDefinition(definition)`.
 */
export class Simulator<State extends string = string> {
  /**
   * From a definition in the Amazon States Language: an object, or its JSON text. The compiler checks an object against
   * StateMachineDefinition and infers the names of its states. It cannot check a definition of unknown shape, which is
   * validated only when the simulator is created: a text, `JSON.parse(...)`, an `object` or `JsonObject`, and an
   * imported JSON file (of which it still knows the names of the states).
   */
  static fromDefinition<
    const Definition extends StateMachineDefinition | object | string,
    const Machines extends NestedMachines = {},
  >(
    definition: CheckedDefinition<Definition>,
    options: DefinitionOptions<Machines> = {},
  ): Simulator<StateName<Definition> | NestedStateName<Machines[keyof Machines]>> {
    return new Simulator(sourceFromDefinition(definition, options), {});
  }

  /** From a file: a definition (`.asl.json`), or a CloudFormation or SAM template, in JSON or YAML. */
  static fromFile(path: string, options: FileSourceOptions = {}): Simulator {
    checkOptionNames(options, FILE_OPTIONS, 'fromFile', INTERNAL_OPTIONS);
    return new Simulator(onDemand.sources.sourceFromFile(path, options), options);
  }

  /** From a CloudFormation or SAM template, as an object. */
  static fromTemplate(template: unknown, options: SourceOptions = {}): Simulator {
    checkOptionNames(options, SOURCE_OPTIONS, 'fromTemplate');
    return new Simulator(onDemand.sources.sourceFromTemplate(template, options), options);
  }

  /** From a stack of the AWS CDK. The synthesized definition runs. An app is synthesized once. */
  static fromStack(stack: Parameters<typeof sourceFromStack>[0], options: SourceOptions = {}): Simulator {
    checkOptionNames(options, SOURCE_OPTIONS, 'fromStack');
    return new Simulator(onDemand.sources.sourceFromStack(stack, templateOptionsIn(options)), options);
  }

  /** From a construct of the AWS CDK that contains one state machine, such as a LambdaWorkflow or a StateMachine. */
  static fromStateMachine(
    construct: Parameters<typeof sourceFromStateMachine>[0],
    options: TemplateOptions & PermissionOptions = {},
  ): Simulator {
    checkOptionNames<SourceOptions>(options, SOURCE_OPTIONS, 'fromStateMachine');
    return new Simulator(onDemand.sources.sourceFromStateMachine(construct, templateOptionsIn(options)), {
      permissions: options.permissions,
    });
  }

  /** From a cloud assembly: the folder that `cdk synth` writes, usually cdk.out. */
  static fromAssembly(directory: string, options: SourceOptions = {}): Simulator {
    checkOptionNames(options, SOURCE_OPTIONS, 'fromAssembly', INTERNAL_OPTIONS);
    return new Simulator(onDemand.sources.sourceFromAssembly(directory, options), options);
  }

  private readonly machine: SimulatedMachine;
  /** The machine, and those that its tasks may start. */
  private readonly machines: Machines;
  private readonly permissions = new Map<SimulatedMachine, MachinePermissions>();

  private constructor(
    source: Source,
    private readonly options: MachineChoice & PermissionOptions,
  ) {
    this.machine = compileSource(selectMachine(source, options));
    this.machines = new Machines(source, this.machine);
  }

  /** The state machine's name; `StateMachine` for a definition without a name. */
  get name(): string {
    return this.machine.source.name;
  }

  /** A copy of the definition that runs. References in a template are resolved. */
  get definition(): JsonObject {
    return cloneJson(this.machine.source.definition) as JsonObject;
  }

  /** The task states, including those inside Parallel and Map: their names, resources and arguments as written. */
  get tasks(): SimulatedMachine['tasks'] {
    return this.machine.tasks;
  }

  /**
   * The placeholders of the definition, such as `Table` for `${Table}`, that neither the template nor the option
   * `substitutions` sets. They stay as they are where any text is allowed, and have stand-ins elsewhere.
   */
  get placeholders(): readonly string[] {
    return this.machine.source.placeholders ?? [];
  }

  /** The variables that each state refers to, by the state's name, as DescribeStateMachine returns them. */
  get variableReferences(): Readonly<Record<string, readonly string[]>> {
    return variableReferences(this.machine.source.definition);
  }

  /**
   * The definition as YAML that changes only if the behaviour does: constructs replace ARNs and generated names
   * (`<ChargeFunction.Arn>`), and account numbers and asset hashes are removed.
   */
  definitionSnapshot(): string {
    const { definition, template } = this.machine.source;
    return stableText(yamlText(definition), template);
  }

  /**
   * A picture of the state machine, with the machines inside of its states and those that its tasks start: text for
   * Mermaid, or SVG. The option `coverage` shows what the executions of this simulator have run so far.
   *
   * @example
   * import { writeFileSync } from 'node:fs';
   * import { Simulator } from 'cdk-lambda-workflows/simulator';
   *
   * writeFileSync('orders.svg', Simulator.fromFile('orders.asl.json').diagram({ format: 'svg' }));
   */
  diagram(options: MachineDiagramOptions = {}): string {
    const { drawMachine, marksOfPoints } = views();
    const { source } = this.machine;
    const ranOf = (machine: SimulatedMachine | undefined): Marks | undefined =>
      machine && marksOfPoints(coverageOf(machine).points, (arn) => ranOf(this.machines.find(arn)));
    return drawMachine(
      source,
      {
        findMachine: (arn) => this.machines.find(arn)?.source,
        marks: options.coverage === true ? ranOf(this.machine) : undefined,
      },
      options,
    );
  }

  /**
   * What the executions of this simulator have covered so far: states, transitions, Choice rules, catchers, retriers.
   */
  get coverage(): Coverage {
    return coverageOf(this.machine);
  }

  /**
   * The parts of the policies of the machine's role, and of the roles that its tasks assumed, that no run has used so
   * far. Empty if the role is not in a template.
   */
  unusedPermissions(): UnusedPermissions {
    return this.permissionsOf(this.machine)?.unused() ?? new onDemand.UnusedPermissions([]);
  }

  /**
   * Executes the state machine in virtual time. Rejects with a SimulatorError for mistakes in the test setup: a task
   * without a mock, a mock for a state that does not exist, a mock that throws anything but `fails(...)`.
   * A failed execution is a result, not a rejection.
   *
   * `Output` is the type of `execution.output` if the execution succeeds. It is not checked, so it is a cast. The default is
   * `Json`: an assertion accepts it as it is, but reading a field is a compile error until the type is narrowed or `Output` is
   * given. `any` would hide misspelled fields.
   *
   * @example
   * import { Simulator } from 'cdk-lambda-workflows/simulator';
   *
   * const simulator = Simulator.fromFile('orders.asl.json');
   * const execution = await simulator.run<{ receipt: string }>({
   *   input: { total: 15 },
   *   mocks: { Charge: (order) => ({ receipt: `r-${order.total}` }) },
   * });
   * console.log(execution.status, execution.output?.receipt);
   */
  async run<Output = Json>(given: RunOptions<State> = {}): Promise<Execution<Output, State>> {
    const options = readOptions(given, 'run');
    const local = hostFunctions(options);
    try {
      const { simulation, execution } = this.begin(options, false, local);
      await simulation.drive();
      return new Execution(execution, simulation);
    } finally {
      local?.close();
    }
  }

  /**
   * Starts an execution that the test drives: until a state, by a time, with answers to its tasks. A task with a token, or of
   * an activity, that has no mock waits for the test's answer. Throws and rejects as `run` does.
   *
   * @example
   * import { Simulator } from 'cdk-lambda-workflows/simulator';
   *
   * const execution = Simulator.fromFile('approval.asl.json').start({ input: { id: 7 } });
   * await execution.until('Approve');
   * await execution.advance(3600);
   * await execution.sendTaskSuccess('Approve', { approved: true });
   * await execution.end();
   */
  start<Output = Json>(given: RunOptions<State> = {}): LiveExecution<Output, State> {
    const options = readOptions(given, 'start');
    const local = hostFunctions(options);
    const { simulation, execution } = this.begin(options, true, local);
    if (local) execution.onEnd(() => local.close());
    return new LiveExecution(simulation, execution);
  }

  /**
   * Tests one of the machine's states with the machine's definition, role and region. See the function `testState`.
   *
   * @example
   * import { Simulator } from 'cdk-lambda-workflows/simulator';
   *
   * const simulator = Simulator.fromFile('orders.asl.json');
   * const mock = { result: JSON.stringify({ receipt: 'r-1' }) };
   * const { status, output, nextState } = await simulator.testState({ stateName: 'Charge', input: '{"total":15}', mock });
   */
  async testState(request: StateTestRequest<State>): Promise<TestStateResponse> {
    const { definition, roleArn, arn } = this.machine.source;
    const { region, account } = parseArn(arn) ?? {};
    return testState({ roleArn, ...request, definition }, { region, account });
  }

  /**
   * Runs the machine against a recorded execution: its input, and the results, failures, delays, aborts and redrives of its
   * history. Virtual time starts when the recorded execution did. The role's permissions are not asked. A task without a
   * recorded result waits, and is reported.
   *
   * @param history the text or the object that `aws stepfunctions get-execution-history` prints, all pages, or the execution's
   * events in CloudWatch Logs (level ALL, with execution data). See RecordedHistory.
   * @throws SimulatorError for a history that cannot be read or is not complete, and for mocks of states that do not exist
   *
   * @example
   * import { readFileSync } from 'node:fs';
   * import { Simulator } from 'cdk-lambda-workflows/simulator';
   *
   * const replay = await Simulator.fromFile('orders.asl.json').replay(readFileSync('history.json', 'utf8'));
   * if (!replay.isSame) console.log(String(replay));
   */
  async replay(
    history: RecordedHistory | RecordedExecution,
    options: ReplayOptions<State> = {},
  ): Promise<Replay<State>> {
    const { chooseRecording, recordingsOf } = onDemand.recordings;
    const recording = chooseRecording(recordingsOf(history), options.executionArn);
    const { mocks, s3, seed = DEFAULT_SEED } = options;
    const replayed = await replayRecording(this.machine, recording, { mocks, s3, seed, defaultName: nameOf({}) });
    return new onDemand.Replay<State>(replayed, recording);
  }

  /** Executes the state machine with a handler for the raw tasks. The batch protocol and endpoints use this. */
  async runWith<Output = Json>(options: ScriptedRunOptions): Promise<Execution<Output, State>> {
    const { machine } = this;
    checkOptionNames(options, SCRIPTED_RUN_OPTIONS, 'runWith');
    const { executionArn, roleArn = machine.source.roleArn } = options;
    const name = nameOf(options);
    const simulation = new VirtualSimulation(simulationOptions(options));
    const permissions = this.permissionsFor(options)(machine, roleArn);
    const handler = handlerOf(options.handler);
    const input = inputOf(options);
    const execution = simulation.start({ machine, handler, permissions, input, name, roleArn, executionArn });
    await simulation.drive();
    return new Execution(execution, simulation);
  }

  private begin(options: RunOptions, isDriven: boolean, local?: FunctionHost): Beginning {
    const { mocks = {}, mockValidation } = options;
    const name = nameOf(options);
    const functions = local && ((call: TaskCall, machine: SimulatedMachine) => local.answer(call, machine));
    const request = { mocks, mockValidation, functions, isDriven, name, input: inputOf(options) };
    const settings = simulationOptions(options, isDriven, local?.logs);
    const begun = beginWithMocks(this.machines, this.permissionsFor(options), settings, request);
    recordRun(() => executionRun(begun.execution));
    return begun;
  }

  private permissionsFor(options: PermissionOptions & Pick<RunOptions, 'seed'>): PermissionsOf {
    if ((options.permissions ?? this.options.permissions ?? 'ask') === 'ignore') return () => undefined;
    return (machine, roleArn) => this.permissionsOf(machine)?.start(roleArn, options.seed ?? DEFAULT_SEED);
  }

  /** Undefined for a machine without a template. */
  private permissionsOf(machine: SimulatedMachine): MachinePermissions | undefined {
    const { template } = machine.source;
    if (!template) return undefined;
    let permissions = this.permissions.get(machine);
    if (!permissions) {
      this.permissions.set(machine, (permissions = new onDemand.MachinePermissions(machine, template)));
    }
    return permissions;
  }
}
