// Compiles when an event of a history has the details of its type: the type check of the tests is the test.
import type { HistoryEvent as ApiEvent } from '../../src/services/api/states-types.generated';
import type { Execution, HistoryEvent } from '../../src/simulator';

export function details(event: HistoryEvent, { history }: Execution) {
  // Without narrowing, details may be undefined, and their fields are typed.
  const cause: string | undefined = event.executionFailedEventDetails?.cause;
  const names: readonly (string | undefined)[] = history.map(
    ({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name,
  );
  // @ts-expect-error -- not every event has these details
  event.executionFailedEventDetails.cause;
  // @ts-expect-error -- a slip in the name of the details
  event.executionFailedEventDetail?.cause;
  // @ts-expect-error -- a slip in a type
  const isSlip = event.type === 'TaskFaild';

  if (event.type === 'TaskFailed') {
    const { error, resource }: { error?: string; resource: string } = event.taskFailedEventDetails;
    // @ts-expect-error -- a slip in the name of a field
    event.taskFailedEventDetails.eror;
    // @ts-expect-error -- the details of another type
    event.taskSucceededEventDetails.output;
    return [error, resource];
  }
  switch (event.type) {
    case 'TaskStateEntered':
    case 'PassStateEntered':
      return JSON.parse(event.stateEnteredEventDetails.input);
    case 'MapIterationStarted':
      return event.mapIterationStartedEventDetails.index + 1;
    default:
      return [cause, names, isSlip];
  }
}

export function ofOneType(events: readonly HistoryEvent[]) {
  return events
    .filter((event): event is HistoryEvent<'TaskScheduled'> => event.type === 'TaskScheduled')
    .map(({ taskScheduledEventDetails: { region, parameters } }) => `${region}: ${parameters}`);
}

/** What the simulator writes is what AWS's model of the API allows, but for the time. */
export function asOfTheApi(event: HistoryEvent): ApiEvent {
  return { ...event, timestamp: event.timestamp.getTime() / 1000 };
}
