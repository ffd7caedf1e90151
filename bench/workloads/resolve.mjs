// From the text of a template of one megabyte to its state machine's definition: parse, and resolve what it refers to.

export const resolve = {
  title: (states) => `resolve a template of 1 MB, ${states} states`,
  size: 2500,
  grows: true,
  budgets: { floor: 10 },
  prepare(states, { ours }) {
    const text = JSON.stringify(template(states));
    return {
      // The least that anybody must do: read the text. The definition is the machine's, given.
      floor: () => ({ result: states, template: JSON.parse(text) }),
      ours() {
        const [machine] = ours.machines(JSON.parse(text));
        return { result: Object.keys(machine.definition.States).length, machine };
      },
    };
  },
};

/** One machine of as many states as functions, in one Fn::Join, as the CDK writes it; and a role with as many grants. */
function template(states) {
  const names = Array.from({ length: states }, (_, index) => `F${index}`);
  const arn = (name) => ({ 'Fn::GetAtt': [name, 'Arn'] });
  const pieces = names.flatMap((name, index) => [
    `${index === 0 ? '' : ','}"${name}":{"Type":"Task","Resource":"`,
    arn(name),
    `",${index + 1 < states ? `"Next":"F${index + 1}"` : '"End":true'}}`,
  ]);
  return {
    Resources: {
      ...Object.fromEntries(names.map((name) => [name, lambdaFunction()])),
      Role: { Type: 'AWS::IAM::Role', Properties: {} },
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          Roles: [{ Ref: 'Role' }],
          PolicyDocument: {
            Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: names.map(arn) }],
          },
        },
      },
      Machine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          RoleArn: arn('Role'),
          DefinitionString: { 'Fn::Join': ['', ['{"StartAt":"F0","States":{', ...pieces, '}}']] },
        },
      },
    },
  };
}

function lambdaFunction() {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Bucket: { 'Fn::Sub': 'cdk-assets-${AWS::AccountId}-${AWS::Region}' }, S3Key: 'f'.repeat(64) + '.zip' },
      Handler: 'index.handler',
      Runtime: 'nodejs22.x',
      Environment: { Variables: { TABLE: { Ref: 'Role' } } },
    },
  };
}
