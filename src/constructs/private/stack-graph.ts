// Which stacks of an app are deployed before which.
import { CfnElement, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { referencedStacks } from './referenced-stacks';

/**
 * The stacks that each stack waits for: because its resources refer to theirs, or because of a dependency that was
 * added by hand. A nested stack is deployed with the stack around it.
 */
export class StackGraph {
  private readonly edges = new Map<Stack, Set<Stack>>();

  constructor(root: IConstruct) {
    for (const node of root.node.findAll()) {
      if (Stack.isStack(node)) node.dependencies.forEach((other) => this.add(node, other));
      else if (CfnElement.isCfnElement(node)) this.addReferences(node, partOfTemplate(node));
      node.node.dependencies.forEach((other) => this.add(Stack.of(node), Stack.of(other)));
    }
  }

  /** Adds the stacks that a value of a construct refers to. */
  public addReferences(scope: IConstruct, value: unknown): void {
    for (const other of referencedStacks(scope, value)) this.add(Stack.of(scope), other);
  }

  public add(stack: Stack, other: Stack): void {
    if (stack === other) return;
    this.addEdge(stack, other);
    if (outermost(stack) !== outermost(other)) this.addEdge(outermost(stack), outermost(other));
  }

  /** Whether a stack waits for another one, directly or through others. */
  public reaches(stack: Stack, other: Stack): boolean {
    const isNear = outermost(stack) === outermost(other);
    const [start, end] = isNear ? [stack, other] : [outermost(stack), outermost(other)];
    const found = new Set<Stack>();
    const ahead = [start];
    for (let next = ahead.pop(); next; next = ahead.pop()) {
      if (next === end) return true;
      if (found.has(next)) continue;
      found.add(next);
      ahead.push(...(this.edges.get(next) ?? []));
    }
    return false;
  }

  private addEdge(stack: Stack, other: Stack): void {
    this.edges.set(stack, (this.edges.get(stack) ?? new Set()).add(other));
  }
}

function outermost(stack: Stack): Stack {
  return stack.nestedStackParent === undefined ? stack : outermost(stack.nestedStackParent);
}

/** What an element adds to its template. One that is not complete yet is reported by the CDK itself. */
function partOfTemplate(element: CfnElement): unknown {
  try {
    return (element as unknown as { _toCloudFormation(): unknown })._toCloudFormation();
  } catch {
    return undefined;
  }
}
