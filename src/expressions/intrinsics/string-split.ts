// States.StringSplit: the parts of a text between any of the delimiter's characters; empty parts are dropped (recorded).
import { argument, type Intrinsic } from './intrinsic';

export const stringSplit: Intrinsic = (args) => {
  const text = argument(args, 0, 'string');
  const delimiters = new Set(argument(args, 1, 'string'));
  const parts: string[] = [];
  let part = '';
  for (const char of text) {
    if (!delimiters.has(char)) {
      part += char;
    } else if (part !== '') {
      parts.push(part);
      part = '';
    }
  }
  return part === '' ? parts : [...parts, part];
};
