// Fn::FindInMap: a value of the Mappings section, or the DefaultValue if the map lacks the keys.
import type { IntrinsicFunction } from './intrinsic';
import { isObject, member } from '../../../json/json';
import { placeholder } from '../../unresolved-error';

export const findInMap: IntrinsicFunction = {
  name: 'Fn::FindInMap',
  resolve(argument, scope) {
    const [map, first, second, options] = scope.arguments(argument, 'Fn::FindInMap', 3, 4);
    const keys = [map, first, second].map((key) => scope.text(key, 'a key of Fn::FindInMap')) as [
      string,
      string,
      string,
    ];
    const found = scope.mapping(...keys);
    if (found !== undefined) return found;
    const fallback = isObject(options) ? member(options, 'DefaultValue') : undefined;
    if (fallback !== undefined) return scope.resolve(fallback);
    return scope.failUnknown({
      subject: `Fn::FindInMap ${keys.join(', ')}`,
      why: 'the Mappings section has no such entry, and there is no DefaultValue',
      standIn: placeholder(keys.join('.')),
    });
  },
};
