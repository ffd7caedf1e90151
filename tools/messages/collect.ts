// Collects the texts of error messages from the code: of each `new SomeError(...)` of a family, and of what flows into it
// through parameters, constants and functions that make a part of a message.
import ts from 'typescript';

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

type Call = ts.NewExpression | ts.CallExpression;

type Piece = string | Value;

interface Value {
  readonly value: string;
  /** What it is the argument for. */
  readonly parameter?: ts.ParameterDeclaration;
  /** Whether it is a whole message itself, as that of another error of the family is. */
  readonly isMessage?: boolean;
}

/** A parameter whose arguments are texts of messages. */
interface Flow {
  starts: boolean;
  ends: boolean;
  opensBlock: boolean;
}

/** More alternatives of one message are not told apart. */
const MOST_ALTERNATIVES = 64;

export class Messages {
  readonly found = new Map<string, Message>();
  private readonly flows = new Map<ts.ParameterDeclaration, Flow>();
  private readonly parameters = new Map<Call, readonly ts.ParameterDeclaration[]>();
  private readonly checker: ts.TypeChecker;

  /** @param family whether a class is the root of the family; those that extend it are meant too */
  constructor(
    program: ts.Program,
    private readonly family: (name: string) => boolean,
  ) {
    this.checker = program.getTypeChecker();
    const calls = program.getSourceFiles().flatMap(callsIn);
    // An error whose constructor is Error's own takes the message first.
    for (const call of calls) {
      if (!this.errorMadeBy(call) || this.parametersOf(call).length > 0) continue;
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

  /** The class of the family that the call makes, also by `super(...)` from a constructor. */
  private errorMadeBy(call: Call): ts.ClassDeclaration | undefined {
    if (ts.isNewExpression(call)) return this.inFamily(this.classOf(call.expression));
    if (call.expression.kind !== ts.SyntaxKind.SuperKeyword) return undefined;
    const around = ts.findAncestor(call, ts.isClassDeclaration);
    return this.inFamily(around) && this.baseOf(around!);
  }

  private inFamily(one: ts.ClassDeclaration | undefined): ts.ClassDeclaration | undefined {
    for (let each = one; each; each = this.baseOf(each)) if (this.family(each.name?.text ?? '')) return one;
    return undefined;
  }

  private baseOf(one: ts.ClassDeclaration): ts.ClassDeclaration | undefined {
    const base = one.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
    return base && this.classOf(base);
  }

  private classOf(expression: ts.Expression): ts.ClassDeclaration | undefined {
    return this.declarationOf(expression, ts.isClassDeclaration);
  }

  private declarationOf<T extends ts.Declaration>(
    node: ts.Node,
    is: (node: ts.Declaration) => node is T,
  ): T | undefined {
    return this.declarationsOf(node).find(is);
  }

  private anyDeclarationOf(node: ts.Node): ts.Declaration | undefined {
    return this.declarationsOf(node)[0];
  }

  private declarationsOf(node: ts.Node): readonly ts.Declaration[] {
    const symbol = this.checker.getSymbolAtLocation(node);
    const own = symbol?.declarations ?? [];
    const isAlias = own.some((one) => ts.isImportSpecifier(one) || ts.isExportSpecifier(one));
    return (symbol && isAlias ? this.checker.getAliasedSymbol(symbol).declarations : own) ?? [];
  }

  private parametersOf(call: Call): readonly ts.ParameterDeclaration[] {
    const known = this.parameters.get(call);
    if (known) return known;
    const made = ts.isNewExpression(call) ? this.classOf(call.expression) : this.errorMadeBy(call);
    const found = (made ? this.constructorOf(made) : this.functionCalled(call))?.parameters;
    // The class behind an interface may be found in a later round.
    if (found || !this.isOfInterface(call)) this.parameters.set(call, found ?? []);
    return found ?? [];
  }

  private isOfInterface({ expression }: Call): boolean {
    return this.anyDeclarationOf(nameIn(expression))?.kind === ts.SyntaxKind.MethodSignature;
  }

  private constructorOf(one: ts.ClassDeclaration): ts.ConstructorDeclaration | undefined {
    for (let each: ts.ClassDeclaration | undefined = one; each; each = this.baseOf(each)) {
      const found = each.members.find(ts.isConstructorDeclaration);
      if (found) return found;
    }
    return undefined;
  }

  /** The function with a body; of an interface's method the class's method of the same name. */
  private functionCalled({ expression }: Call): ts.FunctionLikeDeclaration | undefined {
    const found = this.anyDeclarationOf(nameIn(expression));
    if (found && ts.isMethodSignature(found)) return this.implementationOf(found);
    return found && functionOf(found);
  }

  /** A function that is given: written there, or by its name. */
  private functionIn(given: ts.Expression): ts.FunctionLikeDeclaration | undefined {
    if (ts.isArrowFunction(given)) return given;
    const found = this.anyDeclarationOf(given);
    return found && functionOf(found);
  }

  /** Of an interface's method: that of a class which implements the interface and takes texts of messages. */
  private implementationOf(signature: ts.MethodSignature): ts.MethodDeclaration | undefined {
    const methods = [...this.flows.keys()].map(({ parent }) => parent).filter(ts.isMethodDeclaration);
    return methods.find(
      ({ name, parent }) =>
        name.getText() === signature.name.getText() &&
        ts.isClassDeclaration(parent) &&
        (parent.heritageClauses ?? [])
          .flatMap(({ types }) => types)
          .some(({ expression }) => this.declarationOf(expression, ts.isInterfaceDeclaration) === signature.parent),
    );
  }

  private collect(expression: ts.Expression | undefined, around: Flow): void {
    if (!expression) return;
    const { starts, ends, opensBlock } = around;
    for (const pieces of this.textsOf(expression)) {
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

  /** The alternatives of a text, each as its pieces. */
  private textsOf(node: ts.Expression, seen: readonly ts.Node[] = []): readonly (readonly Piece[])[] {
    if (seen.includes(node) || seen.length > 12) return [[valueOf(node)]];
    const of = (inner: ts.Expression) => this.textsOf(inner, [...seen, node]);
    if (ts.isStringLiteralLike(node)) return [[node.text]];
    if (ts.isTemplateExpression(node)) {
      const spans = node.templateSpans.flatMap(({ expression, literal }) => [of(expression), [[literal.text]]]);
      return joined([[[node.head.text]], ...spans]);
    }
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node)) {
      return of(node.expression);
    }
    if (ts.isConditionalExpression(node)) return [...of(node.whenTrue), ...of(node.whenFalse)];
    if (ts.isBinaryExpression(node)) {
      const { left, right, operatorToken } = node;
      if (operatorToken.kind === ts.SyntaxKind.PlusToken) return joined([of(left), of(right)]);
      if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return [...of(left), ...of(right)];
      if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return of(right);
    }
    if (ts.isPropertyAccessExpression(node)) return [[this.member(node)]];
    if (ts.isIdentifier(node)) return node.text === 'undefined' ? [] : this.textsOfName(node, of);
    if (ts.isCallExpression(node)) return this.textsOfCall(node, of);
    return [[valueOf(node)]];
  }

  /** The message of an error, or any other member. */
  private member(node: ts.PropertyAccessExpression): Value {
    const type = this.checker.getTypeAtLocation(node.expression);
    const made = type.symbol?.declarations?.find(ts.isClassDeclaration);
    return { ...valueOf(node), isMessage: node.name.text === 'message' && this.inFamily(made) !== undefined };
  }

  private textsOfName(
    name: ts.Identifier,
    of: (inner: ts.Expression) => readonly (readonly Piece[])[],
  ): readonly (readonly Piece[])[] {
    const declaration = this.anyDeclarationOf(name);
    if (declaration && ts.isParameter(declaration) && ts.isIdentifier(declaration.name)) {
      return [[{ value: name.text, parameter: declaration }]];
    }
    const isConstant =
      declaration &&
      ts.isVariableDeclaration(declaration) &&
      ts.isIdentifier(declaration.name) &&
      declaration.initializer;
    return isConstant ? of(declaration.initializer!) : [[valueOf(name)]];
  }

  private textsOfCall(
    call: ts.CallExpression,
    of: (inner: ts.Expression) => readonly (readonly Piece[])[],
  ): readonly (readonly Piece[])[] {
    const { expression } = call;
    if (ts.isPropertyAccessExpression(expression)) {
      const { name, expression: receiver } = expression;
      // The first problem of a list.
      if (name.text === 'find' && ts.isArrayLiteralExpression(receiver)) return receiver.elements.flatMap(of);
      if (['trimEnd', 'trim'].includes(name.text)) return of(receiver);
      if (name.text === 'join' && ts.isCallExpression(receiver)) {
        const each = ts.isPropertyAccessExpression(receiver.expression) && receiver.expression.name.text === 'map';
        const made = each && receiver.arguments[0] && this.functionIn(receiver.arguments[0]);
        if (made) return returnedBy(made).flatMap((returned) => of(returned));
      }
      if (name.text === 'join' && ts.isArrayLiteralExpression(receiver)) {
        const parts = receiver.elements.map((part) => (ts.isSpreadElement(part) ? [[valueOf(part)]] : of(part)));
        const between = call.arguments[0] ? of(call.arguments[0]) : [[',']];
        return joined(parts.flatMap((part, index) => (index === 0 ? [part] : [between, part])));
      }
    }
    const called = this.functionCalled(call);
    const texts = called ? returnedBy(called).flatMap((returned) => of(returned)) : [];
    const isText = texts.some((pieces) => pieces.some((piece) => typeof piece === 'string' && /[a-z]/.test(piece)));
    return isText ? texts : [[valueOf(call)]];
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

function nameIn(called: ts.Expression): ts.Node {
  return ts.isPropertyAccessExpression(called) ? called.name : called;
}

/** The last piece of the sentence: a text may end in a block of lines. */
function endOf(pieces: readonly Piece[]): number {
  const block = pieces.findIndex((piece) => typeof piece === 'string' && piece.includes('\n'));
  if (block < 0) return pieces.length - 1;
  return (pieces[block] as string).startsWith('\n') ? block - 1 : block;
}

function functionOf(found: ts.Declaration): ts.FunctionLikeDeclaration | undefined {
  if (ts.isVariableDeclaration(found) && found.initializer && ts.isArrowFunction(found.initializer)) {
    return found.initializer;
  }
  return ts.isFunctionDeclaration(found) || ts.isMethodDeclaration(found) ? found : undefined;
}

function valueOf(node: ts.Node): Value {
  return { value: node.getText().replace(/\s+/g, ' ').slice(0, 40) };
}

function joined(parts: readonly (readonly (readonly Piece[])[])[]): readonly (readonly Piece[])[] {
  return parts.reduce<readonly (readonly Piece[])[]>(
    (texts, alternatives) =>
      texts
        .flatMap((text) => alternatives.map((pieces) => [...text, ...pieces].filter((piece) => piece !== '')))
        .slice(0, MOST_ALTERNATIVES),
    [[]],
  );
}

/** The expressions that a function returns. */
function returnedBy(called: ts.FunctionLikeDeclaration): readonly ts.Expression[] {
  const { body } = called;
  if (!body) return [];
  if (!ts.isBlock(body)) return [body];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}
