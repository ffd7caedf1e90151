// What a failing assertion throws.

/** The error of an assertion that must fail. */
export function complaintError(assertion: () => void): Error {
  try {
    assertion();
  } catch (error) {
    return error as Error;
  }
  throw new Error('The assertion holds.');
}

/** Its message, without colours. */
export function complaint(assertion: () => void): string {
  return complaintError(assertion).message.replace(/\u001b\[\d+m/g, '');
}
