// Notes which files and folders a source reads, or looks for in vain, so that a watcher knows what to watch.

let noted: Set<string> | undefined;

/** Notes a place that is read, or looked for. */
export function notePlace(path: string): void {
  noted?.add(path);
}

/**
 * Adds the files and folders that are read during a call to `places`. The call reads at once, not in a promise. What it
 * adds before it throws stays: a broken file is worth watching.
 */
export function notingPlaces<T>(places: Set<string>, read: () => T): T {
  const before = noted;
  noted = places;
  try {
    return read();
  } finally {
    noted = before;
    if (before) for (const place of places) before.add(place);
  }
}
