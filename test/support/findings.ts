// What validation finds, short enough to stand in a table.
import { validateDefinition } from '../../src/asl/validate';

/** Findings as `CODE: message at location`, as the message of CreateStateMachine lists them. */
export function findingsIn(definition: unknown, options?: Parameters<typeof validateDefinition>[1]): string[] {
  return validateDefinition(definition, options).map(
    ({ code, message, location }) => `${code}: ${message}${location === undefined ? '' : ` at ${location}`}`,
  );
}

/** A finding about fields, as `findingsIn` writes it; the text ends in ` at location`. */
export function schemaFinding(text: string): string {
  return `SCHEMA_VALIDATION_FAILED: ${text}`;
}
