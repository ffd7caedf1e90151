// The roles that an ECS task definition of the app hands on.
import type { ResolvedTemplate } from '../templates/cloud-formation/resolved';
import { templatesAround } from '../templates/cloud-formation/templates-around';

/** The roles that ECS lets a task of this definition have: its own and the one that starts its containers. */
export function taskRoles(template: ResolvedTemplate, taskDefinitionArn: string): readonly string[] {
  const family = taskDefinitionArn.replace(/:\d+$/, '');
  const definition = templatesAround(template)
    .flatMap((each) => each.resourcesOfType('AWS::ECS::TaskDefinition'))
    .find(({ ref }) => ref === taskDefinitionArn || ref.replace(/:\d+$/, '') === family);
  const roles = ['TaskRoleArn', 'ExecutionRoleArn'].map((property) => definition?.text(property));
  return roles.filter((role): role is string => role !== undefined);
}
