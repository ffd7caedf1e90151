// Real time, for the few tests that need some.

export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

/** Resolves when the check holds; rejects after 25 seconds. */
export async function eventually(check: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000 && !check(); tries += 1) await pause(25);
  if (!check()) throw new Error('It did not happen within 25 seconds.');
}
