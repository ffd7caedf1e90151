// Follows a history event by event, and names each visit by its place, so that the visits of two histories can be paired.
import { isStateEntered, type RecordedEvent } from '../runtime/history-events';
import type { StateLookup } from '../steps/definition-places';
import type { Visit, VisitBranch } from '../steps/visit';
import { VisitBuilder } from '../steps/visits';

/** The key of the machine's own branch. */
const ROOT = '';

export class Trail {
  private readonly tree: VisitBuilder;
  private readonly keys = new Map<Visit, string>();
  private readonly visits = new Map<string, Visit>();
  private readonly branchKeys = new Map<VisitBranch, string>();
  /** How often each state was visited, by the key of its branch and its name. */
  private readonly counts = new Map<string, number>();
  private latestId = 0;

  /** @param nameOf the name that pairs a state with its counterpart in the other history */
  constructor(
    states: StateLookup,
    private readonly nameOf: (name: string) => string = (name) => name,
  ) {
    this.tree = new VisitBuilder(states, ROOT);
    this.branchKeys.set(this.tree.root, ROOT);
  }

  get root(): VisitBranch {
    return this.tree.root;
  }

  /** Adds events in the order of their ids. Those that it has already are skipped. */
  add(events: Iterable<RecordedEvent>): void {
    for (const event of events) {
      if (event.id <= this.latestId) continue;
      this.latestId = event.id;
      this.tree.add(event);
      if (isStateEntered(event)) this.name(this.tree.visitAt(event.id)!);
    }
  }

  get nextId(): number {
    return this.latestId + 1;
  }

  visitAt(eventId: number): Visit | undefined {
    return this.tree.visitAt(eventId);
  }

  /** The visit with this key in this history, if it has one. */
  find(key: string): Visit | undefined {
    return this.visits.get(key);
  }

  /**
   * Where a visit is: the branches around it, its state, and how often the state was visited there before. For example,
   * `Each#1@1[3]/Charge#2` is the second visit to Charge in the fourth iteration of Each.
   */
  keyOf(visit: Visit): string {
    return this.keys.get(visit)!;
  }

  private name(visit: Visit): void {
    const { branch, state } = visit;
    const counted = `${this.branchKey(branch, state.name)}/${this.nameOf(state.name)}`;
    const count = (this.counts.get(counted) ?? 0) + 1;
    this.counts.set(counted, count);
    const key = `${counted}#${count}`;
    this.keys.set(visit, key);
    this.visits.set(key, visit);
  }

  /** An iteration is named by its index. A branch of a Parallel is named by its first state, since it may be moved. */
  private branchKey(branch: VisitBranch, firstState: string): string {
    const known = this.branchKeys.get(branch);
    if (known !== undefined) return known;
    const outer = branch.outer!;
    const inner = outer.state.type === 'Map' ? `[${branch.index}]` : `{${this.nameOf(firstState)}}`;
    const key = `${this.keyOf(outer)}@${outer.attempts.length}${inner}`;
    this.branchKeys.set(branch, key);
    return key;
  }
}
