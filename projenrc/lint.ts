// The lint rules: style, who may import whom, and where time and randomness may be read. Written to eslint.config.mjs.
import { TextFile, typescript } from 'projen';
import { ARROWS, CDK_PACKAGES, CDK_SOURCES, CLOCK_FILES, ENTRIES, MAY_IMPORT, ROOMS } from './layers';

type Rules = Readonly<Record<string, unknown>>;

/** An entry of a flat configuration, without its plugins. */
interface Entry {
  readonly name: string;
  readonly files: readonly string[];
  readonly ignores?: readonly string[];
  readonly settings?: object;
  readonly rules: Rules;
}

const DEV_FOLDERS = ['test', 'integ', 'examples', 'tools', 'projenrc'];
const IGNORED = ['lib', 'dist', 'coverage', '**/node_modules', '**/cdk.out', '**/*.snapshot'];
const IGNORED_FILES = ['**/*.js', '**/*.mjs', '**/*.cjs', '**/*.d.ts', '**/*.generated.ts'];

/** Style and mistakes, for every TypeScript file. */
const STYLE: Rules = {
  curly: ['error', 'multi-line', 'consistent'],
  'dot-notation': 'error',
  'no-bitwise': 'error',
  '@typescript-eslint/member-ordering': [
    'error',
    {
      default: [
        'public-static-field',
        'public-static-method',
        'protected-static-field',
        'protected-static-method',
        'private-static-field',
        'private-static-method',
        'field',
        'constructor',
        'method',
      ],
    },
  ],
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-require-imports': 'error',
  '@typescript-eslint/no-shadow': 'error',
  '@typescript-eslint/return-await': 'error',
  'import/no-duplicates': 'error',
  'import/no-extraneous-dependencies': [
    'error',
    {
      devDependencies: [...DEV_FOLDERS.map((folder) => `**/${folder}/**`), '.projenrc.ts'],
      optionalDependencies: false,
      peerDependencies: true,
    },
  ],
  'import/no-unresolved': 'error',
  'import/order': ['error', { groups: ['builtin', 'external'], alphabetize: { order: 'asc', caseInsensitive: true } }],
};

/** How eslint-plugin-import reads TypeScript. */
const IMPORT_SETTINGS = {
  'import/extensions': ['.ts', '.js', '.mjs'],
  'import/external-module-folders': ['node_modules', 'node_modules/@types'],
  'import/parsers': { '@typescript-eslint/parser': ['.ts'] },
  'import/resolver': {
    node: { extensions: ['.ts', '.js', '.mjs'] },
    typescript: { project: './tsconfig.json', alwaysTryTypes: true },
  },
};

/** What each folder of src must not import, as zones of import/no-restricted-paths. */
function streetZones() {
  const folders = Object.keys(MAY_IMPORT);
  return folders.map((folder) => {
    const forbidden = folders.filter((other) => other !== folder && !MAY_IMPORT[folder].includes(other));
    const hasEntry = Object.keys(ENTRIES).includes(`${folder}/index.ts`);
    return {
      // test/architecture.test.ts checks the entries: a zone cannot make an exception for one file.
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
      const above = rooms.slice(index + 1);
      if (above.length === 0) return [];
      // A folder inside of another one has its own row.
      const hasOwnRows = (one: string) => rooms.some((other) => other.startsWith(`${one}/`));
      const base = `./src/${folder}`;
      return {
        target: hasOwnRows(room) ? `${base}/${room}/*.ts` : `${base}/${room}`,
        from: above.map((other) => `${base}/${other}/${hasOwnRows(other) ? '*.ts' : '**'}`),
        message: `${folder}/${room} may import ${rooms.slice(0, index).join(', ') || 'no other folder'} of ${folder}/: ${rooms.join(' <- ')}.`,
      };
    }),
  );
}

const ARROW_ENTRIES: readonly Entry[] = [
  {
    name: 'arrows between folders',
    files: ['src/**/*.ts'],
    rules: {
      'import/no-restricted-paths': ['error', { zones: [...streetZones(), ...roomZones()] }],
      // Outside src this rule would read the declarations of whole packages: 16 s for the compiler's alone.
      'import/no-cycle': ['error', { ignoreExternal: true }],
    },
  },
  {
    name: 'the CDK only where stacks are read or built',
    files: ['src/**/*.ts'],
    // The sources load it when they are given a stack. test/architecture.test.ts checks that they do so lazily.
    ignores: ['src/constructs/**', `src/${CDK_SOURCES}/**`],
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
  },
];

/** Only the two files made for it read the clock or use randomness. */
function clockEntry(): Entry {
  const message =
    'Time comes from runtime/clock.ts, randomness from runtime/random.ts: the same inputs give the same bytes.';
  return {
    name: 'one clock, one source of randomness',
    files: ['src/**/*.ts'],
    ignores: CLOCK_FILES,
    rules: {
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
    },
  };
}

/**
 * A state reads each field that it takes. With a rest beside it, the compiler accepts a name that no code reads, and the
 * field would be ignored in silence.
 */
const STATE_ENTRY: Entry = {
  name: 'a meaning for every field of a state',
  files: ['src/states/**/*.ts'],
  rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] },
};

/** The file up to the entries. */
const HEAD = `\
import typescript from '@typescript-eslint/eslint-plugin';
import parser from '@typescript-eslint/parser';
import imports from 'eslint-plugin-import';
import prettier from 'eslint-plugin-prettier/recommended';

export default [
  { ignores: ${JSON.stringify([...IGNORED, ...IGNORED_FILES])} },
  prettier,
  {
    files: ['**/*.ts'],
    languageOptions: {
      parser,
      parserOptions: {
        projectService: { allowDefaultProject: ['.projenrc.ts'], defaultProject: './tsconfig.json' },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { '@typescript-eslint': typescript, 'import': imports },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },`;

/** Writes eslint.config.mjs. projen itself writes only the old format, so .projenrc.ts turns its ESLint off. */
export function lintConfig(project: typescript.TypeScriptProject) {
  project.addDevDeps(
    '@typescript-eslint/eslint-plugin@^8',
    '@typescript-eslint/parser@^8',
    'eslint@^9',
    'eslint-config-prettier@^10.1.8',
    'eslint-import-resolver-typescript@^4.4.5',
    'eslint-plugin-import@^2.32.0',
    'eslint-plugin-prettier@^5.5.7',
  );
  const style: Entry = { name: 'style', files: ['**/*.ts'], settings: IMPORT_SETTINGS, rules: STYLE };
  const file = new TextFile(project, 'eslint.config.mjs');
  file.addLine(`// ${file.marker}`);
  file.addLine(HEAD);
  for (const entry of [style, ...ARROW_ENTRIES, clockEntry(), STATE_ENTRY]) {
    file.addLine(`  ${JSON.stringify(entry, undefined, 2).replaceAll('\n', '\n  ')},`);
  }
  file.addLine('];\n');
  project.npmignore?.exclude('/eslint.config.mjs', '/.cache/');
}
