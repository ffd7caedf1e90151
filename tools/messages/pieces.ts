// The pieces of which the text of a message is made.
import ts from 'typescript';

/** A text that is written in the code, or a value that is known only when the message is made. */
export type Piece = string | Value;

export interface Value {
  readonly value: string;
  /** The parameter that it is the argument for. */
  readonly parameter?: ts.ParameterDeclaration;
  /** Whether it is a whole message itself, as that of another error of the family is. */
  readonly isMessage?: boolean;
}

/** The alternatives of a text, each as its pieces. */
export type Texts = readonly (readonly Piece[])[];

/** Further alternatives of one message are left out. */
const MOST_ALTERNATIVES = 64;

export function valueOf(node: ts.Node): Value {
  return { value: node.getText().replace(/\s+/g, ' ').slice(0, 40) };
}

/** Texts behind each other, with all combinations of their alternatives. */
export function joined(parts: readonly Texts[]): Texts {
  return parts.reduce<Texts>(
    (texts, alternatives) =>
      texts
        .flatMap((text) => alternatives.map((pieces) => [...text, ...pieces].filter((piece) => piece !== '')))
        .slice(0, MOST_ALTERNATIVES),
    [[]],
  );
}

/** The last piece of the sentence: a text may end in a block of lines. */
export function endOf(pieces: readonly Piece[]): number {
  const block = pieces.findIndex((piece) => typeof piece === 'string' && piece.includes('\n'));
  if (block < 0) return pieces.length - 1;
  return (pieces[block] as string).startsWith('\n') ? block - 1 : block;
}
