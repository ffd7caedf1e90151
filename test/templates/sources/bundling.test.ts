// Bundling is switched off by a context, and reported where it ran.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, DockerImage, Stack, type AppProps } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LambdaTask, LambdaWorkflow } from '../../../src';
import { Simulator, withoutBundling } from '../../../src/simulator';
import { tempFolder, writeIn } from '../../support/folders';

const folder = tempFolder('bundling');
writeIn(folder, 'index.ts', 'export const handler = () => 1;\n');
const bundle = jest.fn();

/** A stack with functions whose code is bundled, by a program that writes one file. */
function stack(props?: AppProps): Stack {
  const made = new Stack(new App(props), 'Shop');
  const tasks = ['Check', 'Charge', 'Save', 'Ship'].map((name) => {
    const tryBundle = (output: string) => {
      bundle(name);
      writeFileSync(join(output, 'index.js'), `exports.handler = () => '${name}';\n`);
      return true;
    };
    const code = Code.fromAsset(folder, {
      bundling: { image: DockerImage.fromRegistry('none'), local: { tryBundle } },
    });
    const lambdaFunction = new LambdaFunction(made, `${name}Function`, {
      ...{ runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code },
    });
    return new LambdaTask(made, name, { lambdaFunction });
  });
  const [first, second, third, fourth] = tasks as [LambdaTask, LambdaTask, LambdaTask, LambdaTask];
  new LambdaWorkflow(made, 'Orders', { definition: first.next(second).next(third).next(fourth) });
  return made;
}

let warnings: jest.SpyInstance;
beforeEach(() => (warnings = jest.spyOn(process, 'emitWarning').mockImplementation()));
afterEach(() => warnings.mockRestore());

test('withoutBundling keeps the CDK from bundling, and leaves the state machine as it is', () => {
  const bundled = Simulator.fromStack(stack());
  bundle.mockClear();
  warnings.mockClear();
  const plain = Simulator.fromStack(stack({ context: withoutBundling() }));
  expect(bundle).not.toHaveBeenCalled();
  expect(warnings).not.toHaveBeenCalled();
  expect(plain.definitionSnapshot()).toBe(bundled.definitionSnapshot());
});

test('a stack whose code was bundled is reported, once for its app', () => {
  const made = stack();
  expect(bundle).toHaveBeenCalled();
  Simulator.fromStack(made);
  Simulator.fromStack(made);
  expect(warnings.mock.calls).toEqual([
    [
      'The CDK bundled the code of Shop/CheckFunction/Code, Shop/ChargeFunction/Code, Shop/SaveFunction/Code, 1 more. ' +
        'A test that mocks its tasks does not need this: ' +
        "use new App({ context: withoutBundling() }), from 'cdk-lambda-workflows/simulator'.",
      { code: 'CDK_LAMBDA_WORKFLOWS_BUNDLING' },
    ],
  ]);
});
