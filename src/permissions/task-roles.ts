// The roles that an ECS task definition of the app passes on.
import type { ResolvedTemplate } from '../templates/cloud-formation/resolved';
import { templatesAround } from '../templates/cloud-formation/templates-around';

/** The roles of an ECS task definition: its task role and its execution role. */
export function taskRoles(template: ResolvedTemplate, taskDefinitionArn: string): readonly string[] {
  const family = taskDefinitionArn.replace(/:\d+$/, '');
  const definition = templatesAround(template)
    .flatMap((each) => each.resourcesOfType('AWS::ECS::TaskDefinition'))
    .find(({ ref }) => ref === taskDefinitionArn || ref.replace(/:\d+$/, '') === family);
  const roles = ['TaskRoleArn', 'ExecutionRoleArn'].map((property) => definition?.text(property));
  return roles.filter((role): role is string => role !== undefined);
}
