// States.UUID: a version 4 UUID from the execution's seeded random numbers.
import type { Intrinsic } from './intrinsic';

export const uuid: Intrinsic = (_, { chance }) => chance.uuid();
