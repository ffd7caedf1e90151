// Methods of states and fragments that are inherited from aws-stepfunctions, where a missing argument is a TypeError.
import type { IConstruct } from 'constructs';
import { refuse } from './kinds/construct-error';
import { kindProblem, optional, struct, type Kind } from './kinds/kind';
import { RETRIER, STATES, TEXTS } from './kinds/property-kinds';

const CATCHER = struct<{ errors: unknown }>("the options of a catcher, such as { errors: ['Busy'] }", {
  errors: optional(TEXTS),
});

/** The kinds of the arguments, by the names that aws-stepfunctions has for them. */
const METHODS: Readonly<Record<string, readonly (readonly [string, Kind])[]>> = {
  next: [['next', STATES]],
  addRetry: [['props', optional(RETRIER)]],
  addCatch: [
    ['handler', STATES],
    ['props', optional(CATCHER)],
  ],
};

/** Lets these methods of a state or a fragment throw an error that names the construct and the argument. */
export function checkArguments(construct: IConstruct): void {
  const methods = construct as unknown as Record<string, ((...given: unknown[]) => unknown) | undefined>;
  for (const [name, kinds] of Object.entries(METHODS)) {
    const inherited = methods[name];
    if (!inherited) continue;
    methods[name] = (...given) => {
      for (const [index, [argument, one]] of kinds.entries()) {
        const problem = kindProblem(`${name}(): ${argument}`, given[index], one);
        refuse(construct, '', problem);
      }
      return inherited.apply(construct, given);
    };
  }
}
