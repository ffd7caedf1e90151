// Finds where each value of a YAML text begins.
import type * as Yaml from 'yaml';
import { offsetInQuotes, offsetInSingleQuotes } from './escapes';
import type { TextContent, TextMember, TextNode } from './text-node';
import { yaml } from '../yaml';

/** The tree of a YAML document; undefined for an empty one. An alias leads to the value that it repeats. */
export function yamlNodes(document: Yaml.Document.Parsed, text: string): TextNode | undefined {
  const { isAlias, isMap, isScalar, isSeq } = yaml();
  // Created before its contents, because an alias may refer to a value around itself.
  const nodes = new Map<Yaml.Node, TextNode>();

  const nodeOf = (value: unknown): TextNode | undefined => {
    const node = isAlias(value) ? value.resolve(document) : (value as Yaml.Node | null | undefined);
    if (!node) return undefined;
    return nodes.get(node) ?? made(node);
  };

  const made = (node: Yaml.Node): TextNode => {
    const start = node.range?.[0] ?? 0;
    if (isSeq(node)) {
      const items: TextNode[] = [];
      nodes.set(node, { start, items });
      for (const item of node.items) items.push(nodeOf(item) ?? { start });
    } else if (isMap(node)) {
      const members: TextMember[] = [];
      nodes.set(node, { start, members });
      for (const pair of node.items) members.push(...memberOf(pair, start));
    } else {
      nodes.set(node, isScalar(node) ? { start, content: contentOf(node, start, text) } : { start });
    }
    return nodes.get(node)!;
  };

  // A short tag such as `!Sub` with a list is a map whose key is not a node.
  const memberOf = ({ key, value }: Yaml.Pair, start: number): TextMember[] => {
    if (typeof key !== 'string' && !isScalar(key)) return [];
    const name = typeof key === 'string' ? key : key.value;
    return [{ key: String(name), start: (isScalar(key) ? key.range?.[0] : undefined) ?? start, value: nodeOf(value) }];
  };

  return nodeOf(document.contents);
}

function contentOf(scalar: Yaml.Scalar, start: number, text: string): TextContent {
  const read = (): string => scalar.source ?? String(scalar.value);
  switch (scalar.type) {
    case 'QUOTE_DOUBLE':
      return { read, offsetOf: (index) => offsetInQuotes(text, start, index) };
    case 'QUOTE_SINGLE':
      return { read, offsetOf: (index) => offsetInSingleQuotes(text, start, index) };
    case 'BLOCK_LITERAL':
      return { read, offsetOf: (index) => offsetInBlock(text, start, read(), index) };
    case 'BLOCK_FOLDED':
      // The parser does not keep which line breaks became spaces.
      return { read, offsetOf: () => start };
    default:
      return { read, offsetOf: (index) => start + index };
  }
}

/** A block begins on the line after its `|`. Its first non-empty line sets the indentation of all its lines. */
function offsetInBlock(text: string, start: number, content: string, index: number): number {
  const before = content.slice(0, index).split('\n');
  let line = text.indexOf('\n', start) + 1;
  const indent = /^(?:[ \t]*\r?\n)*( *)/.exec(text.slice(line))![1]!.length;
  for (let left = before.length - 1; left > 0; left -= 1) line = text.indexOf('\n', line) + 1;
  return line + indent + before.at(-1)!.length;
}
