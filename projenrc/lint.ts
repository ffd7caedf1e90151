// The lint rules that hold the architecture: who may import whom, and where time and chance may be read.
import { typescript } from 'projen';
import { ARROWS, CDK_PACKAGES, CDK_SOURCES, CLOCK_FILES, ENTRIES, MAY_IMPORT, ROOMS } from './layers';

/** What each folder of src must not import, as zones of import/no-restricted-paths. */
function streetZones() {
  const folders = Object.keys(MAY_IMPORT);
  return folders.map((folder) => {
    const forbidden = folders.filter((other) => other !== folder && !MAY_IMPORT[folder].includes(other));
    const hasEntry = Object.keys(ENTRIES).includes(`${folder}/index.ts`);
    return {
      // An entry is held by test/architecture.test.ts: a zone knows no exceptions for one file.
      target: hasEntry ? [`./src/${folder}/!(index).ts`, `./src/${folder}/*/**`] : `./src/${folder}`,
      from: forbidden.map((other) => `./src/${other}`),
      message: `${folder} may import ${MAY_IMPORT[folder].join(', ') || 'none of our folders'}: ${ARROWS}.`,
    };
  });
}

/** The arrows between the folders inside of a folder. */
function roomZones() {
  return Object.entries(ROOMS).flatMap(([folder, rooms]) =>
    rooms.flatMap((room, index) => {
      // A folder inside of another one has its own row.
      const inner = rooms.filter((other) => other.startsWith(`${room}/`));
      const above = rooms.slice(index + 1).filter((other) => !other.startsWith(`${room}/`));
      if (above.length === 0) return [];
      const base = `./src/${folder}`;
      return {
        target: inner.length > 0 ? `${base}/${room}/*.ts` : `${base}/${room}`,
        from: above.map((other) => {
          const hasInner = rooms.some((one) => one.startsWith(`${other}/`));
          return `${base}/${other}/${hasInner ? '*.ts' : '**'}`;
        }),
        message: `${folder}/${room} may import ${rooms.slice(0, index).join(', ') || 'no other folder'} of ${folder}/: ${rooms.join(' <- ')}.`,
      };
    }),
  );
}

export function folderArrows(project: typescript.TypeScriptProject) {
  project.eslint?.addRules({ 'import/no-restricted-paths': ['error', { zones: [...streetZones(), ...roomZones()] }] });
  // Elsewhere this rule would read the declarations of whole packages: 16 s for the compiler's alone.
  project.eslint?.addOverride({ files: ['src/**'], rules: { 'import/no-cycle': ['error', { ignoreExternal: true }] } });
  // These sources load it when a stack is given: test/architecture.test.ts sees to it that they do so lazily.
  project.eslint?.addOverride({
    files: ['src/**'],
    excludedFiles: ['src/constructs/**', `src/${CDK_SOURCES}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: CDK_PACKAGES.map((name) => ({
            regex: `^${name}(/|$)`, // a group would match src/constructs too
            message: `Only constructs/ and ${CDK_SOURCES}/ know the CDK: running a definition must not load it.`,
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
