// What the floors share: a history with the fields of AWS's and no engine behind it.

/** Records events as GetExecutionHistory lists them; `details` holds values, not their JSON text. */
export class History {
  events = [];

  /** Adds an event after `previousEventId` and gives its id. */
  add(previousEventId, type, details) {
    const id = this.events.length + 1;
    this.events.push({ id, previousEventId, timestamp: 0, type, details });
    return id;
  }
}

/** Calls a task's handler between the events of a Lambda task; gives its result and the last event's id. */
export function invoke(history, previous, name, handler, input) {
  let id = history.add(previous, 'TaskStateEntered', { name, input });
  id = history.add(id, 'LambdaFunctionScheduled', { resource: lambda(name), input });
  id = history.add(id, 'LambdaFunctionStarted', undefined);
  const result = handler(input);
  id = history.add(id, 'LambdaFunctionSucceeded', { output: result });
  return { result, id };
}

export function lambda(name) {
  return `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
}
