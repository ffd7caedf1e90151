// A project of a user in the matrix of test runners, module systems and versions.

export interface Step {
  /** The program and its arguments; those in node_modules/.bin by their names. */
  readonly command: readonly string[];
  /** The exit code. @default 0 */
  readonly code?: number;
  /** What standard output and standard error hold, without colours. @default none */
  readonly prints?: readonly (string | RegExp)[];
  /** What they must not hold. @default none */
  readonly omits?: readonly RegExp[];
  /** Whether `npm test` leaves it to the matrix. @default false */
  readonly isSlow?: boolean;
}

export interface Project {
  readonly name: string;
  /** The packages that it installs beside the tarball, as npm takes them. */
  readonly packages: readonly string[];
  /** Major versions of Node.js that it runs on. */
  readonly nodes: readonly Node[];
  /** Files by their paths. package.json gets the fields that are given here. */
  readonly files: Readonly<Record<string, string>>;
  readonly manifest?: object;
  readonly steps: readonly Step[];
}

export type Node = '20' | '22' | '24' | '26';

export const NODES: readonly Node[] = ['20', '22', '24', '26'];

/** What no report of a failing test holds: a frame of the stack inside of this package. */
export const OUR_FRAMES = /^ +(at|❯) .*cdk-lambda-workflows[\\/](lib|bundle)/m;

const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function:';

/** The definition that most projects run. */
export const DEFINITION = JSON.stringify({
  StartAt: 'Charge',
  States: { Charge: { Type: 'Task', Resource: `${LAMBDA}Charge`, End: true } },
});

/** Statements that run it, with `total` as the input's and `id` as the output's. */
export const RUN = `Simulator.fromDefinition(${DEFINITION}, { name: 'Orders' }).run({ input: { total: 5 }, mocks: { Charge: returns({ id: 'p1' }) } })`;

/** The body of a test that holds, with the matchers of every kind. */
export const HOLDS = `
  const execution = await ${RUN};
  expect(execution).toSucceedWith({ id: expect.any(String) });
  expect(execution).toHaveInvoked('Charge', { total: 5 });
  expect(execution).not.toHaveRetried('Charge');
  expect(execution).toMatchExecutionSnapshot();
  await expect(${RUN}).resolves.toSucceed();
`;

/** The body of a test that fails, and what the runner then prints. */
export const FAILS = `expect(await ${RUN}).toHaveInvoked('Charge', { total: 6 });`;
export const FAILURE: Pick<Step, 'code' | 'prints' | 'omits'> = {
  code: 1,
  prints: [
    "Expected a call of 'Charge' with an equal payload. Its only call differs:",
    /- +"total": 6,\n *\+ +"total": 5,/,
    'Orders: SUCCEEDED after 0 s',
  ],
  omits: [OUR_FRAMES],
};

/** What the coverage reporter prints. */
export const COVERED = /^ All +\| +100 \| +- \|/m;
