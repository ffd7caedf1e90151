// Fn::Base64: a text in Base64, of its UTF-8 bytes.
import type { IntrinsicFunction } from './intrinsic';

export const base64: IntrinsicFunction = {
  name: 'Fn::Base64',
  resolve: (argument, scope) => Buffer.from(scope.text(argument, 'the text of Fn::Base64')).toString('base64'),
};
