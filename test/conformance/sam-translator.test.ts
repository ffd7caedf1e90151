// SAM templates are read as AWS's own translator translates them: tools/sam.ts does the same for a folder of templates.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { machinesIn } from '../../tools/sam/machines';
import { samTemplates } from '../../tools/sam/templates';
import { tempFolder, writeIn } from '../support/folders';

const folder = tempFolder('sam');
const SCRIPT = join(__dirname, '../../tools/sam/translate.py');

function whySkipped(): string | undefined {
  try {
    execFileSync('python3', ['-c', 'import samtranslator'], { stdio: 'ignore', timeout: 60_000 });
    return undefined;
  } catch {
    return 'Python 3 with the package aws-sam-translator is not here';
  }
}

const definition = (resource: unknown) => ({
  StartAt: 'A',
  States: { A: { Type: 'Task', Resource: resource, End: true } },
});
const place = {
  Type: 'AWS::Serverless::Function',
  Properties: { InlineCode: 'x', Handler: 'index.handler', Runtime: 'nodejs22.x' },
};
const events = { Get: { Type: 'Api', Properties: { Path: '/', Method: 'get' } } };

const CASES: Readonly<Record<string, object>> = {
  'a policy template, tracing and logging': {
    Resources: {
      Place: place,
      M: {
        Type: 'AWS::Serverless::StateMachine',
        Properties: {
          Definition: definition({ 'Fn::GetAtt': ['Place', 'Arn'] }),
          Policies: [{ LambdaInvokePolicy: { FunctionName: { Ref: 'Place' } } }, 'AWSXrayWriteOnlyAccess'],
          Tracing: { Enabled: true },
        },
      },
    },
  },
  'an implicit API and a role that lacks a permission': {
    Resources: {
      Place: { ...place, Properties: { ...place.Properties, Events: events } },
      M: {
        Type: 'AWS::Serverless::StateMachine',
        Properties: {
          DefinitionSubstitutions: { Place: { 'Fn::GetAtt': ['Place', 'Arn'] }, Api: { Ref: 'ServerlessRestApi' } },
          Definition: { Comment: '${Api}', ...definition('${Place}') },
          Policies: [{ Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: '*' }] }],
        },
      },
    },
  },
};

const why = whySkipped();
const title = `a template with %s gives the same machines and roles${why === undefined ? '' : ` (skipped: ${why})`}`;

(why === undefined ? test : test.skip).each(Object.keys(CASES))(
  title,
  async (name) => {
    writeIn(folder, 'sam.json', { Transform: 'AWS::Serverless-2016-10-31', ...CASES[name] });
    const given = Object.fromEntries(samTemplates(folder));
    const answer = execFileSync('python3', [SCRIPT], { input: JSON.stringify(given) }).toString();
    const [translation] = Object.values(JSON.parse(answer) as Record<string, { template: unknown }>);
    const translated = writeIn(folder, 'translated.json', translation!.template);
    const machines = await machinesIn(join(folder, 'sam.json'), {});
    expect([...machines.keys()]).toEqual(['M']);
    expect(machines).toEqual(await machinesIn(translated, {}));
  },
  60_000,
);
