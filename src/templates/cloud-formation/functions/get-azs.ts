// Fn::GetAZs: the availability zones of a region. The simulator always gives the zones a, b and c.
import type { IntrinsicFunction } from './intrinsic';

export const getAzs: IntrinsicFunction = {
  name: 'Fn::GetAZs',
  resolve(argument, scope) {
    const given = scope.text(argument, 'the region of Fn::GetAZs');
    const region = given === '' ? scope.text(scope.reference('AWS::Region'), 'AWS::Region') : given;
    return ['a', 'b', 'c'].map((zone) => region + zone);
  },
};
