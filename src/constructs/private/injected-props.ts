// Property injection, by which an organisation sets defaults for all constructs of a kind.
import { PropertyInjectors } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** What the nearest injector for the construct makes of its properties. Without any, each check names what is missing. */
export function injectedProps<T>(scope: Construct, id: string, uniqueId: string, given: T | undefined): T {
  const props = given ?? ({} as T);
  for (const owner of [...scope.node.scopes].reverse()) {
    const injector = PropertyInjectors.hasPropertyInjectors(owner)
      ? PropertyInjectors.of(owner).for(uniqueId)
      : undefined;
    if (injector) return injector.inject(props, { scope, id }) as T;
  }
  return props;
}
