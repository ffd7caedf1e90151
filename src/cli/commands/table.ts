// The commands, in the order of the help: a new one is a file beside this one and a line here.
import type { Command } from '../command';
import { batch } from './batch';
import { simulate } from './simulate';
import { start } from './start';
import { validate } from './validate';

export const COMMANDS: readonly Command[] = [simulate, validate, start, batch];
