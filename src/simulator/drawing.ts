// Pictures and reports, which are loaded when they are asked for: most tests draw nothing.
import { writeFileSync } from 'node:fs';
import { SimulatorError } from '../asl/simulator-error';
import { thrownMessage } from '../json/shown-value';

/* eslint-disable @typescript-eslint/no-require-imports -- see above */
export function views(): typeof import('../views/diagram') {
  return require('../views/diagram') as typeof import('../views/diagram');
}

export function reports(): typeof import('../views/report/execution-page') {
  return require('../views/report/execution-page') as typeof import('../views/report/execution-page');
}
/* eslint-enable @typescript-eslint/no-require-imports */

/** @throws SimulatorError if the file cannot be written */
export function writeReport(file: string, page: string): void {
  try {
    writeFileSync(file, page);
  } catch (error) {
    throw new SimulatorError(`Cannot write the report to ${file}: ${thrownMessage(error)}.`);
  }
}
