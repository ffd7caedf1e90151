// Records what Jayway JsonPath 2.0.0 answers; needs Java 17 and Maven.
//
//   node tools/jayway/record.mjs
//
// Asks the questions of test/expressions/jayway-cases.json and those that questions.mjs draws, and writes the answers to
// jayway-answers.json and jayway-drawn.json beside it. `--seed N --groups N --out FILE` only draws, and writes to FILE.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { drawQuestions } from './questions.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const TESTS = join(HERE, '../../test/expressions');
const PATHS_IN_A_GROUP = 20;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '2000' },
    groups: { type: 'string', default: '75' },
    out: { type: 'string' },
  },
});
const seed = Number(values.seed);
const folder = mkdtempSync(join(tmpdir(), 'jayway-'));
try {
  const classPath = readClassPath();
  const drawn = drawQuestions(seed, Number(values.groups), PATHS_IN_A_GROUP);
  write(values.out ?? join(TESTS, 'jayway-drawn.json'), { seed }, answered(drawn, classPath));
  if (values.out === undefined) {
    const cases = JSON.parse(readFileSync(join(TESTS, 'jayway-cases.json'), 'utf8'));
    write(join(TESTS, 'jayway-answers.json'), {}, answered(cases, classPath));
  }
} finally {
  rmSync(folder, { recursive: true });
}

function readClassPath() {
  const file = join(folder, 'class-path');
  execFileSync(
    'mvn',
    ['-q', '-B', '-f', join(HERE, 'pom.xml'), 'dependency:build-classpath', `-Dmdep.outputFile=${file}`],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  return readFileSync(file, 'utf8').trim();
}

function answered(groups, classPath) {
  const [questions, answers] = [join(folder, 'questions'), join(folder, 'answers')];
  writeFileSync(questions, JSON.stringify(groups));
  execFileSync('java', ['-cp', classPath, join(HERE, 'Recorder.java'), questions, answers], { stdio: 'inherit' });
  return JSON.parse(readFileSync(answers, 'utf8')).map((all, index) => ({ group: groups[index], answers: all }));
}

/** Writes one line per answer, so that changes can be reviewed. */
function write(file, head, groups) {
  const texts = groups.map(({ group: { feature, document }, answers }) =>
    [
      '    {',
      ...(feature === undefined ? [] : [`      "feature": ${JSON.stringify(feature)},`]),
      `      "document": ${JSON.stringify(document)},`,
      '      "answers": [',
      answers.map((answer) => `        ${JSON.stringify(answer)}`).join(',\n'),
      '      ]',
      '    }',
    ].join('\n'),
  );
  const members = Object.entries({ library: 'com.jayway.jsonpath:json-path:2.0.0', ...head }).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`,
  );
  writeFileSync(file, `{\n${members.join('')}  "groups": [\n${texts.join(',\n')}\n  ]\n}\n`);
}
