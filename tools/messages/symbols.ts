// What names in the code of messages refer to: classes of errors, functions, their parameters.
import ts from 'typescript';

export type Call = ts.NewExpression | ts.CallExpression;

/** Answers for one program. */
export class Symbols {
  /** @param family whether a class is the root of the family; those that extend it belong to it too */
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly family: (name: string) => boolean,
  ) {}

  /** The class of the family that the call makes, also by `super(...)` from a constructor. */
  errorMadeBy(call: Call): ts.ClassDeclaration | undefined {
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

  classOf(expression: ts.Expression): ts.ClassDeclaration | undefined {
    return this.declarationOf(expression, ts.isClassDeclaration);
  }

  private declarationOf<T extends ts.Declaration>(
    node: ts.Node,
    is: (node: ts.Declaration) => node is T,
  ): T | undefined {
    return this.declarationsOf(node).find(is);
  }

  anyDeclarationOf(node: ts.Node): ts.Declaration | undefined {
    return this.declarationsOf(node)[0];
  }

  private declarationsOf(node: ts.Node): readonly ts.Declaration[] {
    const symbol = this.checker.getSymbolAtLocation(node);
    const own = symbol?.declarations ?? [];
    const isAlias = own.some((one) => ts.isImportSpecifier(one) || ts.isExportSpecifier(one));
    return (symbol && isAlias ? this.checker.getAliasedSymbol(symbol).declarations : own) ?? [];
  }

  constructorOf(one: ts.ClassDeclaration): ts.ConstructorDeclaration | undefined {
    for (let each: ts.ClassDeclaration | undefined = one; each; each = this.baseOf(each)) {
      const found = each.members.find(ts.isConstructorDeclaration);
      if (found) return found;
    }
    return undefined;
  }

  /** The function that is called, if its body is known; a method of an interface has none. */
  functionCalled({ expression }: Call): ts.FunctionLikeDeclaration | undefined {
    const found = this.anyDeclarationOf(nameIn(expression));
    return found && functionOf(found);
  }

  /** The method of an interface that is called. */
  signatureCalled({ expression }: Call): ts.MethodSignature | undefined {
    return this.declarationOf(nameIn(expression), ts.isMethodSignature);
  }

  /** Whether the method is that of a class which implements the signature's interface. */
  implements({ name, parent }: ts.MethodDeclaration, signature: ts.MethodSignature): boolean {
    return (
      name.getText() === signature.name.getText() &&
      ts.isClassDeclaration(parent) &&
      (parent.heritageClauses ?? [])
        .flatMap(({ types }) => types)
        .some(({ expression }) => this.declarationOf(expression, ts.isInterfaceDeclaration) === signature.parent)
    );
  }

  /** A function that is given: written there, or by its name. */
  functionIn(given: ts.Expression): ts.FunctionLikeDeclaration | undefined {
    if (ts.isArrowFunction(given)) return given;
    const found = this.anyDeclarationOf(given);
    return found && functionOf(found);
  }

  /** Whether the expression is an error of the family. */
  isError(expression: ts.Expression): boolean {
    const made = this.checker.getTypeAtLocation(expression).symbol?.declarations?.find(ts.isClassDeclaration);
    return this.inFamily(made) !== undefined;
  }
}

function nameIn(called: ts.Expression): ts.Node {
  return ts.isPropertyAccessExpression(called) ? called.name : called;
}

function functionOf(found: ts.Declaration): ts.FunctionLikeDeclaration | undefined {
  if (ts.isVariableDeclaration(found) && found.initializer && ts.isArrowFunction(found.initializer)) {
    return found.initializer;
  }
  return ts.isFunctionDeclaration(found) || ts.isMethodDeclaration(found) ? found : undefined;
}
