// Property injection, by which an organisation sets defaults for all constructs of a kind.
import { PropertyInjectors } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { checkPlace, refuse } from './kinds/construct-error';
import { propertyProblem, type Kinds } from './kinds/kind';

/**
 * What the nearest injector for the construct makes of its properties.
 *
 * @param uniqueId ends with the name of the class
 * @throws an error that names the construct if a property is missing or of another kind
 */
export function injectedProps<T>(
  scope: Construct,
  id: string,
  uniqueId: string,
  given: T | undefined,
  kinds: Kinds<T>,
): T {
  checkPlace(uniqueId.replace(/.*\./, ''), scope, id);
  const props = inject(scope, id, uniqueId, given ?? ({} as T));
  refuse(scope, id, propertyProblem(props, kinds));
  return props;
}

function inject<T>(scope: Construct, id: string, uniqueId: string, props: T): T {
  for (const owner of [...scope.node.scopes].reverse()) {
    const injector = PropertyInjectors.hasPropertyInjectors(owner)
      ? PropertyInjectors.of(owner).for(uniqueId)
      : undefined;
    if (injector) return injector.inject(props as object, { scope, id }) as T;
  }
  return props;
}
