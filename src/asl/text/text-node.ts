// A definition's text as a tree of values that know where they begin, and how a location leads through it.

/** A value in a text: an object has members, a list has items, and a string has content. */
export interface TextNode {
  /** The offset of its first character, which may be a quote. */
  readonly start: number;
  readonly members?: readonly TextMember[];
  readonly items?: readonly TextNode[];
  readonly content?: TextContent;
}

/** A member of an object; equal keys are members of their own. */
export interface TextMember {
  readonly key: string;
  readonly start: number;
  /** Undefined where YAML has a key and nothing behind it. */
  readonly value: TextNode | undefined;
}

/** What a string says, without its quotes, escapes and indentation. */
export interface TextContent {
  read(): string;
  /** Where the character at an index of that is written. */
  offsetOf(index: number): number;
}

/** Where a location leads: an offset, and the string there. */
export interface Spot {
  readonly start: number;
  readonly content?: TextContent;
}

/**
 * The spot of a location such as `/States/Charge/Retry[0]`, or of the deepest part of it that exists. Names of states
 * may hold slashes and brackets: the longest key that fits is tried first. @returns undefined if no part exists
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
    const found = inner === '' ? shown(member) : value && spotOf(value, inner);
    if (found) return found;
  }
  return fitting[0] && { start: fitting[0].start };
}

/** Keys that an object has twice, in the order of the text. Needs no stack: hostile text may nest deeply. */
export function repeatedKeys(root: TextNode): readonly TextMember[] {
  const repeated: TextMember[] = [];
  // A set, since aliases of YAML lead to one node many times.
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
function shown({ start, value }: TextMember): Spot {
  return value && !value.members && !value.items ? value : { start };
}

function leads(key: string, location: string): boolean {
  if (!location.startsWith(key, 1) || !location.startsWith('/')) return false;
  const next = location[key.length + 1];
  return next === undefined || next === '/' || next === '[';
}
