// The lint rules that hold the architecture: who may import whom, and where time and chance may be read.
import { typescript } from 'projen';

/** The folders of src, lowest first: a folder imports what stands before it. */
export const LAYERS = ['json', 'asl', 'expressions', 'runtime', 'states', 'simulator', ['jest', 'endpoint'], 'cli'];

/** What each folder of src must not import, as zones of import/no-restricted-paths. */
function zones() {
  const layers = LAYERS.map((layer) => [layer].flat());
  const rules = layers.flatMap((layer, index) =>
    layer.map((folder) => ({
      target: `./src/${folder}`,
      from: [
        ...layers.slice(index + 1).flat(),
        ...layer.filter((sibling) => sibling !== folder),
        'constructs',
        'index.ts',
      ].map((name) => `./src/${name}`),
      message: `${folder}/ imports only what stands to its left: ${LAYERS.flat().join(' <- ')}.`,
    })),
  );
  const all = layers.flat();
  return [
    ...rules,
    {
      target: './src/constructs',
      from: all.filter((name) => !['json', 'asl'].includes(name)).map((name) => `./src/${name}`),
      message: 'constructs/ imports asl/ and nothing else of ours.',
    },
  ];
}

export function folderArrows(project: typescript.TypeScriptProject) {
  project.eslint?.addRules({
    'import/no-restricted-paths': ['error', { zones: zones() }],
    'import/no-cycle': ['error', { ignoreExternal: true }],
  });
}

/** Nothing reads the clock or rolls dice but the two files made for it. */
export function ownClock(project: typescript.TypeScriptProject) {
  const message =
    'Time comes from runtime/clock.ts, chance from runtime/random.ts: the same inputs give the same bytes.';
  project.eslint?.addRules({
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message },
      { object: 'performance', property: 'now', message },
      { object: 'Math', property: 'random', message },
      { object: 'crypto', property: 'randomUUID', message },
    ],
    'no-restricted-globals': [
      'error',
      ...['setTimeout', 'setInterval', 'setImmediate'].map((name) => ({ name, message })),
    ],
    'no-restricted-syntax': ['error', { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message }],
  });
  project.eslint?.addOverride({
    files: [
      'src/runtime/clock.ts',
      'src/runtime/random.ts',
      'test/**',
      'tools/**',
      'bench/**',
      'integ/**',
      'examples/**',
    ],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-globals': 'off', 'no-restricted-syntax': 'off' },
  });
}
