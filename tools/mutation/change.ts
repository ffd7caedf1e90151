// What the next run of Jest sees of src: the worker sets it, and the transformer in the same process reads it.

export const change: { mutant: { path: string; text: string } | undefined; isCounting: boolean } = {
  mutant: undefined,
  isCounting: false,
};
