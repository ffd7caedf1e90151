// The lint rules that hold the architecture: who may import whom, and where time and chance may be read.
import { typescript } from 'projen';
import { ARROWS, CDK_PACKAGES, CLOCK_FILES, MAY_IMPORT } from './layers';

/** What each folder of src must not import, as zones of import/no-restricted-paths. */
function zones() {
  const folders = Object.keys(MAY_IMPORT);
  return folders.map((folder) => {
    const forbidden = folders.filter((other) => other !== folder && !MAY_IMPORT[folder].includes(other));
    return {
      target: `./src/${folder}`,
      from: forbidden.map((other) => `./src/${other}`),
      message: `${folder} may import ${MAY_IMPORT[folder].join(', ') || 'none of our folders'}: ${ARROWS}, and asl <- constructs.`,
    };
  });
}

export function folderArrows(project: typescript.TypeScriptProject) {
  project.eslint?.addRules({ 'import/no-restricted-paths': ['error', { zones: zones() }] });
  // Elsewhere this rule would read the declarations of whole packages: 16 s for the compiler's alone.
  project.eslint?.addOverride({ files: ['src/**'], rules: { 'import/no-cycle': ['error', { ignoreExternal: true }] } });
  // simulator/sources/ loads it when a stack is given: test/architecture.test.ts sees to it that it does so lazily.
  project.eslint?.addOverride({
    files: ['src/**'],
    excludedFiles: ['src/constructs/**', 'src/simulator/sources/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: CDK_PACKAGES.map((name) => ({
            regex: `^${name}(/|$)`, // a group would match src/constructs too
            message: 'Only constructs/ and simulator/sources/ know the CDK: running a definition must not load it.',
          })),
        },
      ],
    },
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
      { object: 'process', property: 'hrtime', message },
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
    files: [...CLOCK_FILES, 'test/**', 'tools/**', 'integ/**', 'examples/**'],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-globals': 'off', 'no-restricted-syntax': 'off' },
  });
}
