// What a JSONata expression refers to that AWS does not offer: names without a subject, `$$`, parts of `$states`.
import type { JsonataNode } from './parse';

export interface References {
  /** Names that would be read from a context item, which an expression of Step Functions does not have. */
  readonly topLevel: ReadonlySet<string>;
  /** Whether `$$` is mentioned. */
  readonly root: boolean;
  /** The members of `$states` that are read, such as `input`. */
  readonly states: ReadonlySet<string>;
  /** All variables and functions that are mentioned, without `$`. */
  readonly variables: ReadonlySet<string>;
}

/**
 * Only the first step of a path meets the (missing) context item: later steps, predicates, sort terms and groupings see
 * what the step before them made, so a name there is right. The body of a lambda keeps the context (measured: floci#2699).
 */
export function referencesOf(tree: JsonataNode): References {
  const topLevel = new Set<string>();
  const states = new Set<string>();
  const variables = new Set<string>();
  const open: { readonly node: unknown; readonly hasSubject: boolean }[] = [{ node: tree, hasSubject: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, hasSubject } = next;
    if (typeof node !== 'object' || node === null) continue;
    if (Array.isArray(node)) {
      for (const item of node) open.push({ node: item, hasSubject });
      continue;
    }
    const { type, value } = node as JsonataNode;
    if (type === 'name' && !hasSubject) topLevel.add(String(value));
    if (type === 'variable') variables.add(String(value));
    if (type === 'path') {
      const steps = (node as JsonataNode).steps as JsonataNode[];
      const [first, second] = steps;
      if (first?.type === 'variable' && first.value === 'states' && second?.type === 'name') {
        states.add(String(second.value));
      }
      steps.forEach((step, index) => open.push({ node: step, hasSubject: hasSubject || index > 0 }));
      open.push({ node: (node as JsonataNode).group, hasSubject: true });
      continue;
    }
    for (const [key, inner] of Object.entries(node)) {
      if (typeof inner === 'object') open.push({ node: inner, hasSubject: hasSubject || WITH_SUBJECT.has(key) });
    }
  }
  return { topLevel, states, variables, root: variables.has('$') };
}

/** The members of a node that are evaluated for each item of what stands before them. */
const WITH_SUBJECT = new Set(['predicate', 'stages', 'group', 'terms', 'pattern', 'update', 'delete']);
