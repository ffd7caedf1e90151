// Draws from lists with seeded numbers: the same seed draws the same.
import { SeededChance } from '../../src/runtime/random';

export class Draw {
  private readonly source: SeededChance;

  constructor(seed: number) {
    this.source = new SeededChance(seed);
  }

  below(limit: number): number {
    return Math.floor(this.source.random() * limit);
  }

  happens(probability: number): boolean {
    return this.source.random() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}
