// The commands, in the order of the help. To add one, add a file next to this one and a line here.
import type { CommandEntry } from '../command';

/* eslint-disable @typescript-eslint/no-require-imports -- each loads much that the others do without */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'simulate',
    summary: 'run a state machine with mocked tasks, in virtual time, and print what happened',
    load: () => (require('./simulate') as typeof import('./simulate')).simulate,
  },
  {
    name: 'test',
    summary: 'run the test cases of a mock configuration (MockConfigFile.json)',
    load: () => (require('./test') as typeof import('./test')).test,
  },
  {
    name: 'replay',
    summary: 'run a definition against recorded executions, and say where the two part',
    load: () => (require('./replay') as typeof import('./replay')).replay,
  },
  {
    name: 'trace',
    summary: 'show a recorded execution without running anything',
    load: () => (require('./trace') as typeof import('./trace')).trace,
  },
  {
    name: 'coverage',
    summary: 'run the tests of a project, and report what they covered of its state machines',
    load: () => (require('./coverage') as typeof import('./coverage')).coverage,
  },
  {
    name: 'scaffold',
    summary: 'write a mock for every task of a state machine, to start a test from',
    load: () => (require('./scaffold') as typeof import('./scaffold')).scaffold,
  },
  {
    name: 'validate',
    summary: 'check definitions and templates as AWS would, with the places in their files',
    load: () => (require('./validate') as typeof import('./validate')).validate,
  },
  {
    name: 'diagram',
    summary: 'draw a state machine, as a flowchart of Mermaid or as SVG',
    load: () => (require('./diagram') as typeof import('./diagram')).diagram,
  },
  {
    name: 'start',
    summary: 'be Step Functions for the AWS CLI and the SDKs, on a local port',
    load: () => (require('./start') as typeof import('./start')).start,
  },
  {
    name: 'batch',
    summary: 'answer requests of other programs, one JSON object a line',
    load: () => (require('./batch') as typeof import('./batch')).batch,
  },
];
