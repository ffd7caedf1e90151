// What a role is asked for: an action on a resource, and what is known of the circumstances.

/** Condition keys in lower case. Null: the key is not in the request; a key that is not in the map: nobody knows. */
export type RequestContext = ReadonlyMap<string, readonly string[] | null>;

export interface PermissionRequest {
  /** Such as `lambda:InvokeFunction`. */
  readonly action: string;
  /** An ARN, or undefined where no rule says which resource the call is about. */
  readonly resource: string | undefined;
  readonly context: RequestContext;
}

/** The value of a policy variable such as `${aws:PrincipalAccount}`; undefined if it is not known. */
export function variable(context: RequestContext, name: string): string | undefined {
  const values = context.get(name.toLowerCase());
  return values?.length === 1 ? values[0] : undefined;
}

/** A policy's text with its variables replaced; undefined if one is not known, or has a default. */
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
