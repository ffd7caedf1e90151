// A template and the templates of its nested stacks, all the way down.
import type { ResolvedTemplate } from './resolved';

export function withNested(template: ResolvedTemplate): readonly ResolvedTemplate[] {
  return [template, ...template.nestedStacks().flatMap(withNested)];
}
