// Runs the state under test once, and applies its retriers and catchers to a failure.
import type { ErrorDetails, TestStateStatus } from './types';
import type { Outcome } from '../expressions/query-language';
import { StatesError } from '../expressions/states-error';
import type { Json, JsonObject } from '../json/json';
import { toSteps, type Steps } from '../runtime/effects';
import type { CompiledState, Frame, Machine } from '../runtime/machine';
import { firstMatch } from '../runtime/matching';
import { errorOutput } from '../runtime/recover';
import { backoffMs } from '../runtime/retry';

/** The outcome of the state. */
export interface StateEnd {
  status: TestStateStatus;
  error?: string | undefined;
  cause?: string | undefined;
  nextState?: string | undefined;
  assigned?: JsonObject | undefined;
  errorDetails?: ErrorDetails | undefined;
}

/**
 * A machine that contains only the state, after a state that assigns the variables. It writes the outcome of the state
 * to `end`. Failures because of a payload's size are reported by the execution instead.
 */
export function machineOf(
  state: CompiledState,
  { next, variables, retryCount, end }: { next?: string; variables: JsonObject; retryCount: number; end: StateEnd },
): Machine {
  const tested: CompiledState = {
    ...state,
    retriers: [],
    catchers: [],
    next: undefined,
    *run(raw, frame): Steps<Outcome> {
      let outcome: Outcome;
      try {
        outcome = yield* toSteps<Outcome>(state.run(raw, frame));
        end.nextState = outcome.goto ?? next;
      } catch (thrown) {
        outcome = yield* recover(state, raw, thrown, { frame, retryCount, end });
      }
      end.assigned = outcome.assigned;
      return { output: outcome.output, assigned: outcome.assigned };
    },
  };
  const before: CompiledState = {
    ...tested,
    entered: { type: 'PassStateEntered', details: { name: state.name } },
    exited: undefined,
    run: (input) => ({ output: input, assigned: variables }),
    next: tested,
  };
  return { start: before, states: new Map(), timeoutSeconds: undefined, places: [] };
}

function* recover(
  state: CompiledState,
  raw: Json,
  thrown: unknown,
  { frame, retryCount, end }: { frame: Frame; retryCount: number; end: StateEnd },
): Steps<Outcome> {
  const failure = failureOf(thrown);
  tell(end, failure);
  const retrier = firstMatch(state.retriers, failure);
  const retried = retrier && { retryIndex: state.retriers.indexOf(retrier) };
  end.errorDetails = retried;
  if (retrier && retryCount < retrier.maxAttempts) {
    const retryBackoffIntervalSeconds = Math.round(backoffMs(retrier, retryCount, frame.chance) / 1000);
    end.status = 'RETRIABLE';
    end.errorDetails = { ...retried, retryBackoffIntervalSeconds };
    throw failure;
  }
  const catcher = firstMatch(state.catchers, failure);
  if (!catcher) throw failure;
  try {
    const outcome = catcher.take(raw, errorOutput(failure), frame);
    end.status = 'CAUGHT_ERROR';
    end.errorDetails = { ...retried, catchIndex: state.catchers.indexOf(catcher) };
    end.nextState = catcher.next;
    return outcome;
  } catch (second) {
    tell(end, failureOf(second));
    throw second;
  }
}

/**
 * The failure as the rules see it, once the state is known. Its cause does not include AWS's text about the location.
 */
function failureOf(thrown: unknown): StatesError {
  if (!(thrown instanceof StatesError)) throw thrown;
  const { error, cause, origin, location } = thrown;
  return origin === 'evaluation' ? new StatesError(error, cause, 'state', location) : thrown;
}

function tell(end: StateEnd, { error, cause }: StatesError): void {
  end.status = 'FAILED';
  end.error = error;
  end.cause = cause;
}
