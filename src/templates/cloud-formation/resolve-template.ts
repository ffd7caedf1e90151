// Turns template JSON into a template that resolves on demand. For a template without an app.
import { refuseCircularDependencies } from './circular-dependency';
import { LazyTemplate } from './lazy-template';
import type { ResolvedTemplate, Surroundings } from './resolved';
import { ALONE } from './surroundings';
import { expandServerless } from '../serverless/serverless';
import { readTemplate } from '../template';
import type { ResolveOptions } from './template-options';

/**
 * Values that cannot be resolved throw when they are used, not here.
 * @throws SimulatorError if the value is not a template, or its resources have a circular dependency
 */
export function resolveTemplate(
  template: unknown,
  options: ResolveOptions = {},
  surroundings: Partial<Surroundings> = {},
): ResolvedTemplate {
  const around = { ...ALONE, ...surroundings };
  const written = expandServerless(readTemplate(template, around.origin));
  refuseCircularDependencies(written, around.origin);
  return new LazyTemplate(written, around, options);
}
