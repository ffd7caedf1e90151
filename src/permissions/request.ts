// A request to a role's policies: an action on a resource, with condition keys.

/**
 * Condition keys in lower case. Null means that the key is not in the request; a key missing from the map is unknown.
 */
export type RequestContext = ReadonlyMap<string, readonly string[] | null>;

export interface PermissionRequest {
  /** Such as `lambda:InvokeFunction`. */
  readonly action: string;
  /**
   * The ARNs of the resource, of which a policy may use any; undefined if no rule knows the resource of the call. Parts may be
   * unknown, see unknown-parts.ts.
   */
  readonly names: readonly string[] | undefined;
  /** The unknown part of the names. */
  readonly gap?: string;
  readonly context: RequestContext;
}

/** The value of a policy variable such as `${aws:PrincipalAccount}`; undefined if unknown. */
export function variable(context: RequestContext, name: string): string | undefined {
  const values = context.get(name.toLowerCase());
  return values?.length === 1 ? values[0] : undefined;
}

/** A string of a policy with its variables replaced; undefined if one is unknown or has a default. */
export function withVariables(text: string, context: RequestContext): string | undefined {
  if (!text.includes('${')) return text;
  let isKnown = true;
  const replaced = text.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    const value = variable(context, name.trim());
    if (value === undefined) isKnown = false;
    return value ?? '';
  });
  return isKnown ? replaced : undefined;
}
