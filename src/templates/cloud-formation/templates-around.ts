// A template and the other templates of its app. Any of them can define a role, a policy or a function.
import type { ResolvedTemplate } from './resolved';
import { withNested } from './with-nested';

/** The template itself, followed by the other templates of its app, including nested stacks. */
export function templatesAround(template: ResolvedTemplate): readonly ResolvedTemplate[] {
  return [...new Set([template, ...(template.surroundings.neighbours?.() ?? withNested(template))])];
}
