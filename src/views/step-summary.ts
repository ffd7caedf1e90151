// The summary of a job of GitHub Actions: Markdown that is appended to a file, and shown on the job's page.
import { appendFileSync } from 'node:fs';
import { thrownMessage } from '../json/shown-value';

/** GitHub refuses more for a step. https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
const MOST_BYTES = 1024 * 1024;

/**
 * Appends to the file that GITHUB_STEP_SUMMARY names; does nothing without it.
 * @returns why it could not be written: a summary is no reason to fail
 */
export function appendStepSummary(
  env: Readonly<Record<string, string | undefined>>,
  markdown: () => string,
): string | undefined {
  const file = env.GITHUB_STEP_SUMMARY;
  if (file === undefined || file === '') return undefined;
  const text = markdown();
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_BYTES) return `The summary for GITHUB_STEP_SUMMARY has ${bytes} bytes; GitHub takes ${MOST_BYTES}.`;
  try {
    appendFileSync(file, `${text}\n`);
    return undefined;
  } catch (error) {
    return `Cannot write the summary to GITHUB_STEP_SUMMARY (${file}): ${thrownMessage(error)}.`;
  }
}
