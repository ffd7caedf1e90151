import { checkPeers } from '../../src/constructs/private/peers';

function without(...missing: string[]): (name: string) => string {
  return (name) => {
    if (missing.includes(name)) throw Object.assign(new Error('no'), { code: 'MODULE_NOT_FOUND' });
    return `/node_modules/${name}/index.js`;
  };
}

test('the constructs name the packages to install where the AWS CDK is missing', () => {
  expect(() => checkPeers(without('aws-cdk-lib', 'constructs'))).toThrow(
    "The constructs of cdk-lambda-workflows need aws-cdk-lib and constructs: run 'npm install aws-cdk-lib constructs'.",
  );
  expect(() => checkPeers(without('constructs'))).toThrow(
    "The constructs of cdk-lambda-workflows need constructs: run 'npm install constructs'.",
  );
});

test('the constructs ask for nothing where the AWS CDK is installed', () => {
  expect(() => checkPeers(without())).not.toThrow();
});

test('an installed package that cannot be resolved for another reason is not reported as missing', () => {
  const broken = () => {
    throw Object.assign(new Error('bad package.json'), { code: 'ERR_INVALID_PACKAGE_CONFIG' });
  };
  expect(() => checkPeers(broken)).toThrow('bad package.json');
});
