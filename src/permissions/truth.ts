// Three-valued logic: yes, no, or unknown.

export type Truth = 'yes' | 'no' | 'unknown';

export function truth(holds: boolean): Truth {
  return holds ? 'yes' : 'no';
}

/** No as soon as one is no. */
export function allOf(values: Iterable<Truth>): Truth {
  let result: Truth = 'yes';
  for (const value of values) {
    if (value === 'no') return 'no';
    if (value === 'unknown') result = 'unknown';
  }
  return result;
}

/** Yes as soon as one is yes. */
export function anyOf(values: Iterable<Truth>): Truth {
  let result: Truth = 'no';
  for (const value of values) {
    if (value === 'yes') return 'yes';
    if (value === 'unknown') result = 'unknown';
  }
  return result;
}

export function not(value: Truth): Truth {
  return value === 'unknown' ? value : truth(value === 'no');
}
