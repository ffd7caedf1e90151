// Timers in the order in which they are due: a binary heap, with ties in order of creation.

/** A callback at a time. A cancelled timer stays in the heap and is skipped. */
export interface Timer {
  readonly time: number;
  readonly order: number;
  readonly wake: () => void;
  cancelled: boolean;
}

/** Heaps below this size are not swept. */
const SMALL = 1024;

export class EventQueue {
  private heap: Timer[] = [];
  private created = 0;
  private sweepAt = SMALL;

  add(time: number, wake: () => void): Timer {
    const timer: Timer = { time, order: this.created++, wake, cancelled: false };
    if (this.heap.length >= this.sweepAt) this.sweep();
    const { heap } = this;
    let index = heap.length;
    heap.push(timer);
    while (index > 0) {
      const above = (index - 1) >> 1; // eslint-disable-line no-bitwise
      if (isEarlier(heap[above]!, timer)) break;
      heap[index] = heap[above]!;
      index = above;
    }
    heap[index] = timer;
    return timer;
  }

  /** Removes and returns the timer that is due first, if any. */
  next(): Timer | undefined {
    for (;;) {
      const timer = this.takeFirst();
      if (!timer?.cancelled) return timer;
    }
  }

  /** The timer that is due first, without removing it. */
  first(): Timer | undefined {
    while (this.heap[0]?.cancelled) this.takeFirst();
    return this.heap[0];
  }

  /** Drops cancelled timers: most timeouts are cancelled long before they are due. A sorted list is a heap. */
  private sweep(): void {
    this.heap = this.heap.filter(({ cancelled }) => !cancelled).sort((one, other) => (isEarlier(one, other) ? -1 : 1));
    this.sweepAt = Math.max(SMALL, 2 * this.heap.length);
  }

  private takeFirst(): Timer | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (!last || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let below = 2 * index + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isEarlier(heap[below + 1]!, heap[below]!)) below += 1;
      if (!isEarlier(heap[below]!, last)) break;
      heap[index] = heap[below]!;
      index = below;
    }
    heap[index] = last;
    return first;
  }
}

function isEarlier(one: Timer, other: Timer): boolean {
  return one.time < other.time || (one.time === other.time && one.order < other.order);
}
