// How Jayway prints the segments of a path, which its error texts show.
import type { Segment } from './path';

/** `['orders'][0]`. */
export function segmentsText(segments: readonly Segment[]): string {
  return segments.map(segmentText).join('');
}

/** `['a', 'b']`. */
export function namesText(names: readonly string[]): string {
  return `[${names.map((name) => `'${name}'`).join(', ')}]`;
}

function segmentText(segment: Segment): string {
  switch (segment.kind) {
    case 'member':
      return namesText([segment.name]);
    case 'members':
      return namesText(segment.names);
    case 'element':
      return `[${segment.index}]`;
    case 'elements':
      return `[${segment.indexes.join(',')}]`;
    case 'fromEnd':
      return `[@.size()${segment.offset}]`;
    case 'slice':
      return `[${segment.from ?? ''}:${segment.to ?? ''}]`;
    case 'wildcard':
      return '[*]';
    case 'scan':
      return '..';
    case 'filter':
      return '[?]';
    case 'root':
      return '$';
  }
}
