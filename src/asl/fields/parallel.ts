// The fields of Parallel.
import type { Fields } from './field';

export const PARALLEL = {
  Branches: { kind: 'machines', required: true, doc: 'The machines that run side by side.' },
} as const satisfies Fields;
