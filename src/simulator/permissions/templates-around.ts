// The templates in which a role, its policies and what it hands on may stand.
import type { ResolvedTemplate } from '../cloud-formation/resolved';

/** The template itself, what its app or its parent has beside it, and all nested stacks. */
export function templatesAround(template: ResolvedTemplate): readonly ResolvedTemplate[] {
  const found = new Set<ResolvedTemplate>();
  const open = [template, ...template.surroundings.relatives()];
  for (let each = open.shift(); each; each = open.shift()) {
    if (found.has(each)) continue;
    found.add(each);
    open.push(...each.nestedStacks());
  }
  return [...found];
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
