// The maximum number of events of an execution, and the failure when it is reached.
import { MAX_EVENTS, MAX_EXPRESS_EVENTS } from './quotas';
import { StatesError } from '../expressions/states-error';

export interface EventLimit {
  /** The last event that fits is the end of the execution. */
  readonly events: number;
  readonly exceeded: StatesError;
}

// The text was measured on AWS: floci#2734.
const STANDARD: EventLimit = {
  events: MAX_EVENTS,
  exceeded: new StatesError(
    'States.Runtime',
    `The execution reached the maximum number of history events (${MAX_EVENTS}).`,
    'execution',
  ),
};

// On AWS each state takes time, so an endless loop times out. Here no time may pass.
const EXPRESS: EventLimit = {
  events: MAX_EXPRESS_EVENTS,
  exceeded: new StatesError(
    'States.Timeout',
    `The execution went on for ${MAX_EXPRESS_EVENTS} events: an EXPRESS execution ends after 5 minutes.`,
    'execution',
  ),
};

export function eventLimit(type: 'STANDARD' | 'EXPRESS'): EventLimit {
  return type === 'EXPRESS' ? EXPRESS : STANDARD;
}
