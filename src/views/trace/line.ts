// A line of a trace before it becomes text: the tree in front of it, its parts, and the states that it is about.

/** A part of a line, in the colour of what it says. */
export interface TracePart {
  readonly text: string;
  readonly tone: Tone;
}

export type Tone = 'good' | 'bad' | 'warning' | 'faint' | 'plain';

export interface TraceLine {
  /** Lines of the tree, such as `│  └─ `. */
  readonly tree: string;
  readonly parts: readonly TracePart[];
  /** The states that the line is about. */
  readonly states?: readonly string[];
}

/** What the text looks like. */
export interface TextOptions {
  /** Whether marks and the outcome are in colour, for terminals. Default false. */
  readonly colors?: boolean | undefined;
  /** The name of a state: an arrow marks the visits to it. */
  readonly pointAt?: string | undefined;
}

export function line(text: string, states?: readonly string[]): TraceLine {
  return { tree: '', parts: [{ text, tone: 'plain' }], ...(states && { states }) };
}

export function indented(tree: string, lines: readonly TraceLine[]): TraceLine[] {
  return lines.map((one) => ({ ...one, tree: tree + one.tree }));
}

const CODES: Readonly<Record<Tone, number | undefined>> = {
  ...{ good: 32, bad: 31, warning: 33, faint: 2, plain: undefined },
};

/** @param clean makes control characters visible */
export function textOf(
  lines: readonly TraceLine[],
  { colors = false, pointAt }: TextOptions,
  clean: (text: string) => string,
): string {
  const paint = ({ text, tone }: TracePart): string => {
    const code = colors ? CODES[tone] : undefined;
    return code === undefined ? clean(text) : `\u001b[${code}m${clean(text)}\u001b[0m`;
  };
  return lines
    .map(({ tree, parts, states }) => {
      const isMeant = pointAt !== undefined && states?.includes(pointAt);
      return `${tree}${parts.map(paint).join('')}${isMeant ? '   ◀' : ''}`;
    })
    .join('\n');
}
