// A need with all the names that the templates know for its resources.
import type { Need } from './need';
import type { Surroundings } from './surroundings';

/** The need itself if there are no more names. */
export function withAllNames(need: Need, around: Surroundings): Need {
  if (!need.resources) return need;
  const resources = need.resources.map((one) => ({
    ...one,
    names: [...new Set(one.names.flatMap((name) => around.namesOf(name)))],
  }));
  const named = need.resources[0]?.names[0];
  const own = named === undefined ? undefined : around.deployedAs(named);
  if (own !== undefined) {
    const mayBe = { names: around.namesOf(own), gap: `whether ${named} is ${own} of the template` };
    return { ...need, resources, mayBe };
  }
  const hasMore = resources.some(({ names }, index) => names.length > need.resources![index]!.names.length);
  return hasMore ? { ...need, resources } : need;
}
