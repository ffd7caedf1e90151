// Runs in each test file while coverage is counted: keeps which functions of src it calls.
import { appendFileSync } from 'node:fs';

const hits = new Set<string>();

(globalThis as { __hit?: (path: string, index: number) => void }).__hit = (path, index) => {
  hits.add(`${path}#${index}`);
};

afterAll(() => {
  appendFileSync(process.env.MUTATION_HITS!, [...hits].map((hit) => `${hit}\n`).join(''));
});
