// From a template as JSON to one that resolves on demand, for a template that stands alone.
import { refuseCircularDependencies } from './circular-dependency';
import { LazyTemplate } from './lazy-template';
import type { ResolvedTemplate, Surroundings } from './resolved';
import { ALONE } from './surroundings';
import { expandServerless } from '../serverless/serverless';
import { readTemplate } from '../template';
import type { TemplateOptions } from './template-options';

/** @throws SimulatorError if the value is not a template, or its resources depend on each other in a circle; what does not resolve throws when it is asked for. */
export function resolveTemplate(
  template: unknown,
  options: TemplateOptions = {},
  surroundings: Partial<Surroundings> = {},
): ResolvedTemplate {
  const around = { ...ALONE, ...surroundings };
  const written = expandServerless(readTemplate(template, around.origin));
  refuseCircularDependencies(written, around.origin);
  return new LazyTemplate(written, around, options);
}
