// What became of each mutant: a line of JSON each, so that an interrupted run can go on.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import type { Mutant } from './mutants';

export type Outcome = 'killed' | 'timeout' | 'survived' | 'untested';

interface Line {
  readonly id: string;
  readonly outcome: Outcome;
}

export class Results {
  private readonly outcomes = new Map<string, Outcome>();
  private readonly file: string;

  /** Without `isResumed`, what was found before is forgotten. */
  constructor(folder: string, isResumed: boolean) {
    this.file = `.cache/mutation/${folder.replaceAll('/', '-')}.jsonl`;
    mkdirSync('.cache/mutation', { recursive: true });
    if (!isResumed) rmSync(this.file, { force: true });
    if (!existsSync(this.file)) return;
    for (const text of readFileSync(this.file, 'utf8').split('\n')) {
      if (text === '') continue;
      const { id, outcome } = JSON.parse(text) as Line;
      this.outcomes.set(id, outcome);
    }
  }

  of(mutant: Mutant): Outcome | undefined {
    return this.outcomes.get(mutant.id);
  }

  add(mutant: Mutant, outcome: Outcome, failed?: string): void {
    this.outcomes.set(mutant.id, outcome);
    appendFileSync(this.file, `${JSON.stringify({ id: mutant.id, outcome, failed })}\n`);
  }
}
