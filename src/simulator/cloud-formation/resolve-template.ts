// From a template as JSON to one that resolves on demand, for a template that stands alone.
import { refuseCircularDependencies } from './circular-dependency';
import { ResolvedTemplate } from './resolved-template';
import { expandServerless } from './serverless';
import { ALONE, type Surroundings, type TemplateOptions } from './surroundings';
import { readTemplate } from './template';

/** @throws SimulatorError if the value is not a template, or its resources depend on each other in a circle; what does not resolve throws when it is asked for. */
export function resolveTemplate(
  template: unknown,
  options: TemplateOptions = {},
  surroundings: Partial<Surroundings> = {},
): ResolvedTemplate {
  const around = { ...ALONE, ...surroundings };
  const written = expandServerless(readTemplate(template, around.origin));
  refuseCircularDependencies(written, around.origin);
  return new ResolvedTemplate(written, around, options);
}
