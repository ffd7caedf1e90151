// Opens the state machine at a path: a definition, a template, or a folder that cdk synth wrote.
import { existsSync, statSync } from 'node:fs';
import { Simulator } from '../simulator/simulator';
import type { SourceOptions } from '../simulator/source-options';
import { notePlace } from '../templates/sources/places-read';

/** @throws SimulatorError if it cannot be read, or has several machines and none is selected */
export function openSimulator(path: string, options: SourceOptions): Simulator {
  return isFolder(path) ? Simulator.fromAssembly(path, options) : Simulator.fromFile(path, options);
}

export function isFolder(path: string): boolean {
  notePlace(path);
  return existsSync(path) && statSync(path).isDirectory();
}
