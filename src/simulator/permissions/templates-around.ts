// The templates in which a role, its policies and what it hands on may stand.
import type { ResolvedTemplate } from '../cloud-formation/resolved';
import { withNested } from '../cloud-formation/with-nested';

/** The template itself, then those of its app, nested stacks among them. */
export function templatesAround(template: ResolvedTemplate): readonly ResolvedTemplate[] {
  return [...new Set([template, ...(template.surroundings.neighbours?.() ?? withNested(template))])];
}

/** The roles that ECS lets a task of this definition have: its own and the one that starts its containers. */
export function taskRoles(template: ResolvedTemplate, taskDefinitionArn: string): readonly string[] {
  const family = taskDefinitionArn.replace(/:\d+$/, '');
  const definition = templatesAround(template)
    .flatMap((each) => each.resourcesOfType('AWS::ECS::TaskDefinition'))
    .find(({ ref }) => ref === taskDefinitionArn || ref.replace(/:\d+$/, '') === family);
  const roles = ['TaskRoleArn', 'ExecutionRoleArn'].map((property) => definition?.text(property));
  return roles.filter((role): role is string => role !== undefined);
}
