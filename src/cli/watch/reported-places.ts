// In a process that --watch started: tells the one that waits which files and folders the command reads.
import { notePlacesFromNowOn } from '../../templates/sources/places-read';

/** The variable of the environment that asks for it. */
export const REPORTS = 'CDK_LAMBDA_WORKFLOWS_REPORTS_PLACES';

/** Reports each file and folder that is read, or looked for in vain, from now on. */
export function reportPlaces(): void {
  if (process.env[REPORTS] === undefined || !process.send) return;
  delete process.env[REPORTS]; // not for processes that the command starts
  notePlacesFromNowOn((place) => process.send!(place));
}
