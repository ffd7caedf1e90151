// What commands say about values that nobody set.

/** One warning for all placeholders of a definition; undefined if there are none. */
export function placeholderWarning(name: string, placeholders: readonly string[]): string | undefined {
  if (placeholders.length === 0) return undefined;
  const [noun, verb] = placeholders.length === 1 ? ['placeholder', 'has'] : ['placeholders', 'have'];
  return (
    `Warning: the ${noun} ${placeholders.join(', ')} of ${name} ${verb} no value. Stand-ins are used instead. ` +
    'Set values with --substitution NAME=VALUE.\n'
  );
}
