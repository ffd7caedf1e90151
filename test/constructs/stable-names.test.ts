// The names that an update of the package must not change: logical ids, since CloudFormation would replace what is deployed,
// and names of states, which dashboards, alarms and executions in flight refer to. A change here is a breaking one: see
// docs/versions.md.
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EverythingStack } from '../../examples/everything/everything-stack';
import { sourceFromTemplate } from '../../src/templates/sources/from-template';

const stack = new EverythingStack(new App(), 'Everything');
const { Resources } = Template.fromStack(stack).toJSON() as { Resources: Record<string, { Type: string }> };

test('the logical ids of what workflows make stay the same', () => {
  const ids = Object.entries(Resources)
    .filter(([, { Type }]) => !/^AWS::(Lambda::(Function|Alias|Version)|KMS::Key|SNS::Topic)$/.test(Type))
    .map(([id, { Type }]) => `${Type} ${id}`);
  expect(ids.sort()).toMatchSnapshot();
});

test('the names of states stay the same', () => {
  const { machines } = sourceFromTemplate(Template.fromStack(stack).toJSON(), {});
  const names = machines.map(({ logicalId, definition }) => [logicalId ?? '', statesIn(definition)]);
  expect(names).toMatchSnapshot();
});

/** The names of the states of a definition, with those inside of Parallel and Map states. */
function statesIn(definition: unknown): string[] {
  if (Array.isArray(definition)) return definition.flatMap(statesIn);
  if (typeof definition !== 'object' || definition === null) return [];
  return Object.entries(definition).flatMap(([key, value]) =>
    key === 'States'
      ? [...Object.keys(value as object), ...Object.values(value as object).flatMap(statesIn)]
      : statesIn(value),
  );
}
