// The net of the commands that run for long: a promise that nobody handles is reported, and does not end the program.

/** The code of a user may start promises: mocks in modules, handlers. Returns a function that removes the net. */
export function reportRejections(report: (text: string) => void): () => void {
  const caught = (reason: unknown): void => {
    const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    report(`A promise was rejected and not handled, and the program continues. ${text}`);
  };
  process.on('unhandledRejection', caught);
  return () => process.removeListener('unhandledRejection', caught);
}
