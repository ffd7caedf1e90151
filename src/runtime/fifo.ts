// A queue of any length: a ring buffer that allocates nothing while it has room.

const FIRST_ROOM = 16;

export class Fifo<T> {
  private items: (T | undefined)[] = [];
  private head = 0;
  private size = 0;

  get isEmpty(): boolean {
    return this.size === 0;
  }

  push(item: T): void {
    if (this.size === this.items.length) this.grow();
    this.items[(this.head + this.size) % this.items.length] = item;
    this.size += 1;
  }

  first(): T | undefined {
    return this.items[this.head];
  }

  shift(): T | undefined {
    if (this.size === 0) return undefined;
    const item = this.items[this.head];
    this.items[this.head] = undefined;
    this.head = (this.head + 1) % this.items.length;
    this.size -= 1;
    return item;
  }

  private grow(): void {
    const { items, head } = this;
    const room = new Array<T | undefined>(items.length * 2 || FIRST_ROOM);
    for (let at = 0; at < items.length; at += 1) room[at] = items[(head + at) % items.length];
    this.items = room;
    this.head = 0;
  }
}
