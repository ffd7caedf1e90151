// The icons of the types of states, as strokes in a square of 16.

const ICONS: Readonly<Record<string, string>> = {
  // A cog with four teeth.
  Task: 'M8 5.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M12.6 3.4l-1.4 1.4M4.8 11.2l-1.4 1.4',
  Choice: 'M8 1.5L14.5 8L8 14.5L1.5 8ZM8 5.5v5',
  Wait: 'M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M8 4.8V8l2.4 1.6',
  Pass: 'M2 8h11M9.5 4.5L13 8l-3.5 3.5',
  Parallel: 'M8 1.5v3M3 14.5V9a2 2 0 0 1 2-2h6a2 2 0 0 1 2 2v5.5M8 4.5V7M1 12.5l2 2l2-2M11 12.5l2 2l2-2',
  Map: 'M2 5h8v8H2ZM4.5 5V2.5H13V11h-3',
  Succeed: 'M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M5 8.2l2.1 2.1L11 6.2',
  Fail: 'M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6',
};

/** For a type that has none: a ring. */
const OTHER = 'M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10';

export function iconPath(type: string): string {
  return Object.hasOwn(ICONS, type) ? ICONS[type]! : OTHER;
}
