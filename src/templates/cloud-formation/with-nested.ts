// A template and the templates of its nested stacks, at every depth.
import type { ResolvedTemplate } from './resolved';

export function withNested(template: ResolvedTemplate): readonly ResolvedTemplate[] {
  return [template, ...template.nestedStacks().flatMap(withNested)];
}
