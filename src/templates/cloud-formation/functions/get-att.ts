// Fn::GetAtt: an attribute of a resource, written [resource, attribute] or "resource.attribute".
import type { IntrinsicFunction } from './intrinsic';
import { isArray } from '../../../json/json';

export const getAtt: IntrinsicFunction = {
  name: 'Fn::GetAtt',
  resolve(argument, scope) {
    if (!isArray(argument)) {
      const path = scope.text(argument, 'Fn::GetAtt');
      const dot = path.indexOf('.');
      if (dot < 0) scope.fail(`Fn::GetAtt '${path}'`, 'expected a resource and an attribute, such as Function.Arn');
      return scope.attribute(path.slice(0, dot), path.slice(dot + 1));
    }
    const [resource, attribute] = scope.arguments(argument, 'Fn::GetAtt', 2);
    return scope.attribute(
      scope.text(resource, 'the resource of Fn::GetAtt'),
      scope.text(attribute, 'the attribute of Fn::GetAtt'),
    );
  },
};
