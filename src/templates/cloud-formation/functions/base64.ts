// Fn::Base64: encodes the UTF-8 bytes of a string in Base64.
import type { IntrinsicFunction } from './intrinsic';

export const base64: IntrinsicFunction = {
  name: 'Fn::Base64',
  resolve: (argument, scope) =>
    scope.concatenate([Buffer.from(scope.text(argument, 'the text of Fn::Base64')).toString('base64')]),
};
