// States.UUID: a version 4 UUID, from the execution's own chance.
import type { Intrinsic } from './intrinsic';

export const uuid: Intrinsic = (_, { chance }) => chance.uuid();
