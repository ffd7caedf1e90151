// Notes which files and folders a source reads, or looks for in vain, so that a watcher knows what to watch.

let note: ((place: string) => void) | undefined;

/** Notes a place that is read, or looked for. */
export function notePlace(path: string): void {
  note?.(path);
}

/** Calls back with each place, for as long as the program runs. */
export function notePlacesFromNowOn(report: (place: string) => void): void {
  const known = new Set<string>();
  note = (place) => {
    if (known.has(place)) return;
    known.add(place);
    report(place);
  };
}

/**
 * Adds the files and folders that are read during a call to `places`. The call reads at once, not in a promise. What it
 * adds before it throws stays: a broken file is worth watching.
 */
export function notingPlaces<T>(places: Set<string>, read: () => T): T {
  const before = note;
  note = (place) => {
    places.add(place);
    before?.(place);
  };
  try {
    return read();
  } finally {
    note = before;
  }
}
