// A template and all that its app has: where a role, a policy or a function may stand.
import type { ResolvedTemplate } from './resolved';
import { withNested } from './with-nested';

/** The template itself first, then those of its app, nested stacks among them. */
export function templatesAround(template: ResolvedTemplate): readonly ResolvedTemplate[] {
  return [...new Set([template, ...(template.surroundings.neighbours?.() ?? withNested(template))])];
}
