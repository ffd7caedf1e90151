// Collects the texts of error messages from the code: of each `new SomeError(...)` of a family, and of what flows into it
// through parameters, constants and functions that make a part of a message.
import ts from 'typescript';
import { endOf, type Piece } from './pieces';
import { Symbols, type Call } from './symbols';
import { textsOf } from './texts';

/** A text of a message, or a part of one. Values that are known only when the message is made are `‹expression›`. */
export interface Message {
  /** Such as `src/cli/run.ts:12`. */
  readonly place: string;
  readonly text: string;
  /** Whether a message begins, and ends, with this text. */
  readonly starts: boolean;
  readonly ends: boolean;
  /** Whether a block of lines follows, such as an excerpt. */
  readonly opensBlock: boolean;
}

/** A parameter whose arguments are texts of messages. */
interface Flow {
  starts: boolean;
  ends: boolean;
  opensBlock: boolean;
}

export class Messages {
  readonly found = new Map<string, Message>();
  private readonly flows = new Map<ts.ParameterDeclaration, Flow>();
  private readonly parameters = new Map<Call, readonly ts.ParameterDeclaration[]>();
  private readonly symbols: Symbols;

  /** @param family whether a class is the root of the family; those that extend it belong to it too */
  constructor(program: ts.Program, family: (name: string) => boolean) {
    this.symbols = new Symbols(program.getTypeChecker(), family);
    const calls = program.getSourceFiles().flatMap(callsIn);
    // An error whose constructor is Error's own takes the message first.
    for (const call of calls) {
      if (!this.symbols.errorMadeBy(call) || this.parametersOf(call).length > 0) continue;
      this.collect(call.arguments?.[0], { starts: true, ends: true, opensBlock: false });
    }
    // Each round may find parameters whose arguments the next one collects.
    for (let before = -1; before !== this.size();) {
      before = this.size();
      for (const call of calls) this.look(call);
    }
  }

  private size(): number {
    return [...this.flows.values()].reduce(
      (sum, flow) => sum + 1 + +flow.starts + +flow.ends + +flow.opensBlock,
      this.found.size,
    );
  }

  private look(call: Call): void {
    this.parametersOf(call).forEach((parameter, index) => {
      const flow = this.flows.get(parameter);
      if (flow) this.collect(call.arguments?.[index], flow);
    });
  }

  private parametersOf(call: Call): readonly ts.ParameterDeclaration[] {
    const known = this.parameters.get(call);
    if (known) return known;
    const { symbols } = this;
    const made = ts.isNewExpression(call) ? symbols.classOf(call.expression) : symbols.errorMadeBy(call);
    const signature = made ? undefined : symbols.signatureCalled(call);
    const called = made ? symbols.constructorOf(made) : symbols.functionCalled(call);
    const found = (signature ? this.implementationOf(signature) : called)?.parameters;
    // The method behind an interface may be found in a later round.
    if (found || !signature) this.parameters.set(call, found ?? []);
    return found ?? [];
  }

  /** The method behind an interface's, if its arguments are texts of messages. */
  private implementationOf(signature: ts.MethodSignature): ts.MethodDeclaration | undefined {
    const methods = [...this.flows.keys()].map(({ parent }) => parent).filter(ts.isMethodDeclaration);
    return methods.find((method) => this.symbols.implements(method, signature));
  }

  private collect(expression: ts.Expression | undefined, around: Flow): void {
    if (!expression) return;
    const { starts, ends, opensBlock } = around;
    for (const pieces of textsOf(expression, this.symbols)) {
      pieces.forEach((piece, index) => {
        if (typeof piece === 'string' || !piece.parameter) return;
        const flow = this.flows.get(piece.parameter) ?? { starts: false, ends: false, opensBlock: false };
        flow.starts ||= starts && index === 0;
        flow.ends ||= ends && index === endOf(pieces);
        flow.opensBlock ||= index === endOf(pieces) && (opensBlock || index < pieces.length - 1);
        this.flows.set(piece.parameter, flow);
      });
      // A parameter alone is a text where it is given.
      if (pieces.length === 1 && typeof pieces[0] !== 'string' && pieces[0]!.parameter) continue;
      this.add(expression, pieces, around);
    }
  }

  private add(expression: ts.Expression, pieces: readonly Piece[], { starts, ends, opensBlock }: Flow): void {
    const file = expression.getSourceFile();
    const place = `${file.fileName}:${file.getLineAndCharacterOfPosition(expression.getStart()).line + 1}`;
    const text = pieces.map((piece) => (typeof piece === 'string' ? piece : `‹${piece.value}›`)).join('');
    const isWhole = (piece: Piece | undefined) =>
      typeof piece === 'object' && (piece.parameter !== undefined || piece.isMessage === true);
    const known = this.found.get(`${place} ${text}`);
    this.found.set(`${place} ${text}`, {
      place,
      text,
      starts: (known?.starts ?? false) || (starts && !isWhole(pieces[0])),
      opensBlock: (known?.opensBlock ?? false) || opensBlock,
      ends: (known?.ends ?? false) || (ends && !isWhole(pieces[endOf(pieces)])),
    });
  }
}

function callsIn(file: ts.SourceFile): readonly Call[] {
  const found: Call[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
