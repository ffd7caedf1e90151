// The folders of src and who may import whom: read by the lint zones and by test/architecture.test.ts.

/** The folders of src, lowest first: a folder imports what stands before it; folders in one entry do not know each other. */
export const LAYERS: readonly (readonly string[])[] = [
  ['json'],
  ['asl'],
  ['expressions'],
  ['runtime'],
  ['states'],
  ['simulator'],
  ['jest', 'endpoint'],
  ['cli'],
];

/** The arrows as people read them, for messages. */
export const ARROWS = LAYERS.map((layer) => (layer.length > 1 ? `{${layer.join(', ')}}` : layer[0])).join(' <- ');

/** What each folder of src may import besides itself; `index.ts` stands for src/index.ts. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    LAYERS.flatMap((layer, index) => layer.map((folder) => [folder, LAYERS.slice(0, index).flat()])),
  ),
  constructs: ['json', 'asl'],
  'index.ts': ['constructs'],
};

/** The packages that only constructs/ imports, and simulator/sources/ when a stack is given. */
export const CDK_PACKAGES: readonly string[] = ['aws-cdk-lib', 'constructs'];

/** The only files that read the clock or roll dice. */
export const CLOCK_FILES: readonly string[] = ['src/runtime/clock.ts', 'src/runtime/random.ts'];
