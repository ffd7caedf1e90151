// Reads every policy of every example and of every app in integ/.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { statementsWithWildcards } from '../support/wildcards';

const root = join(__dirname, '../..');

/** The stacks of examples/: each file `*-stack.ts` exports one class, which takes a scope and an id. */
const examples = readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('-stack.ts') && !name.includes('plain'))
  .map((name) => [join('examples', name)]);

const snapshots = readdirSync(join(root, 'integ'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('Integ.template.json'))
  .map((name) => [join('integ', name)]);

const unexplained = (template: object) =>
  statementsWithWildcards(template as never).filter(({ reason }) => reason === undefined);

test.each(examples)('%s has no wildcard without a reason', (file) => {
  const exported = jest.requireActual(join(root, file!)) as Record<string, new (scope: App, id: string) => Stack>;
  const [StackClass] = Object.values(exported).filter((one) => typeof one === 'function');
  expect(unexplained(Template.fromStack(new StackClass!(new App(), 'Stack')).toJSON())).toEqual([]);
});

test.each(snapshots)('%s has no wildcard without a reason', (file) => {
  expect(existsSync(join(root, file))).toBe(true);
  expect(unexplained(JSON.parse(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test('a wildcard without a reason is found', () => {
  const template = {
    Resources: {
      Bad: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyDocument: { Statement: [{ Action: 'lambda:InvokeFunction', Resource: ['arn:f', 'arn:f:*'] }] },
        },
      },
      Good: {
        Type: 'AWS::IAM::Policy',
        Properties: { PolicyDocument: { Statement: [{ Action: 'lambda:InvokeFunction', Resource: 'arn:f' }] } },
      },
    },
  };
  expect(unexplained(template)).toEqual([expect.objectContaining({ policy: 'Bad' })]);
});
