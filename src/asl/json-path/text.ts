// How Jayway prints a path, which its error texts show.
import type { JsonPath, Segment } from './path';

/** `$['orders'][0]`; the context object and variables print as `$`, for AWS hands them to Jayway as documents. */
export function pathText(path: JsonPath): string {
  return (path.root.kind === 'item' ? '@' : '$') + segmentsText(path.segments);
}

/** Where a value was found that the first segments lead to, such as `$['orders']`: calls leave no trace in it. */
export function valueText({ root, segments }: JsonPath, count: number): string {
  const trace = segments.slice(0, count).filter(({ kind }) => kind !== 'function');
  return (
    (root.kind === 'item' ? '@' : '$') +
    trace.map((segment) => segmentText(segment.kind === 'member' ? { ...segment, quote: "'" } : segment)).join('')
  );
}

export function segmentsText(segments: readonly Segment[]): string {
  return segments.map(segmentText).join('');
}

function segmentText(segment: Segment): string {
  switch (segment.kind) {
    case 'member':
      return `[${segment.quote}${segment.name}${segment.quote}]`;
    case 'members':
      return `[${segment.names.map((name) => segment.quote + name + segment.quote).join(',')}]`;
    case 'element':
      return `[${segment.index}]`;
    case 'elements':
      return `[${segment.indexes.join(',')}]`;
    case 'slice':
      return `[${segment.from ?? ''}:${segment.to ?? ''}]`;
    case 'wildcard':
      return '[*]';
    case 'scan':
      return '..';
    case 'filter':
      return '[?]';
    case 'function':
      return `.${segment.name}(${segment.args.length > 0 ? '...' : ''})`;
  }
}
