// A definition's text as a tree of values with offsets, and the lookup of a location in it.

/** A value in a text. An object has members, a list has items, a string has content. */
export interface TextNode {
  /** The offset of its first character, which may be a quote. */
  readonly start: number;
  readonly members?: readonly TextMember[];
  readonly items?: readonly TextNode[];
  readonly content?: TextContent;
}

/** A member of an object. Each duplicate key is a separate member. */
export interface TextMember {
  readonly key: string;
  readonly start: number;
  /** Undefined if YAML has a key without a value. */
  readonly value: TextNode | undefined;
}

/** The content of a string, without quotes, escapes and indentation. */
export interface TextContent {
  read(): string;
  /** The source offset of the character at an index of the content. */
  offsetOf(index: number): number;
}

/** The target of a location: an offset, and the string there. */
export interface Spot {
  readonly start: number;
  readonly content?: TextContent;
}

/**
 * The spot of a location such as `/States/Charge/Retry[0]`, or of its deepest existing part. Names of states may
 * contain slashes and brackets, so the longest matching key is tried first.
 *
 * @returns undefined if no part exists
 */
export function spotOf(node: TextNode, location: string): Spot | undefined {
  if (location === '') return node;
  const { items, members = [] } = node;
  if (items) {
    const index = /^\[(\d+)\]/.exec(location);
    const item = index ? items[Number(index[1])] : undefined;
    return item && (spotOf(item, location.slice(index![0].length)) ?? item);
  }
  const fitting = members
    .filter(({ key }) => leads(key, location))
    .sort((one, other) => other.key.length - one.key.length);
  for (const member of fitting) {
    const { key, value } = member;
    const inner = location.slice(1 + key.length);
    const found = inner === '' ? spotOfMember(member) : value && spotOf(value, inner);
    if (found) return found;
  }
  return fitting[0] && { start: fitting[0].start };
}

/**
 * The duplicate keys of all objects, in the order of the text. It does not recurse, because hostile text may nest
 * deeply.
 */
export function repeatedKeys(root: TextNode): readonly TextMember[] {
  const repeated: TextMember[] = [];
  // A set, because YAML aliases lead to the same node many times.
  const nodes = new Set([root]);
  for (const { members = [], items = [] } of nodes) {
    const keys = new Set<string>();
    for (const member of members) {
      if (keys.has(member.key)) repeated.push(member);
      keys.add(member.key);
      if (member.value) nodes.add(member.value);
    }
    for (const item of items) nodes.add(item);
  }
  return repeated.sort((one, other) => one.start - other.start);
}

/** A finding about a scalar points to its value; one about an object or a list points to its key. */
function spotOfMember({ start, value }: TextMember): Spot {
  return value && !value.members && !value.items ? value : { start };
}

function leads(key: string, location: string): boolean {
  if (!location.startsWith(key, 1) || !location.startsWith('/')) return false;
  const next = location[key.length + 1];
  return next === undefined || next === '/' || next === '[';
}
