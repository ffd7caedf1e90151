// A resource that IAM checks, by its names.
import { ANY, isReference } from '../unknown-parts';

export interface AskedResource {
  /** ARNs of which a policy may use any. Parts may be unknown, see unknown-parts.ts. Messages have the first. */
  readonly names: readonly string[];
  /** The unknown part of the names, and how to provide it. */
  readonly gap?: string;
}

/** The request is about one of these resources. */
export type Alternatives = readonly AskedResource[];

/** The resource of actions without a specific resource: only `*` allows them. */
export const NO_RESOURCE: AskedResource = { names: ['*'] };

/** The resource that an argument names, where it is a reference that only a deployment resolves. */
export function referred(text: string, service: string): AskedResource | undefined {
  if (!isReference(text)) return undefined;
  const gap = `the value of ${text}, which only a deployment knows: set it in parameters`;
  return { names: [text, `arn:${ANY}:${service}:${ANY}`], gap };
}
