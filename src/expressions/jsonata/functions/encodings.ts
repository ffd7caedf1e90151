// Base64 and URLs.
import { ofValue, type NativeDefinition } from './native';
import { InternalError, JsonataError } from '../values/failure';

export const ENCODING_FUNCTIONS: Readonly<Record<string, NativeDefinition>> = {
  base64decode: ofValue<string>('<s-:s>', (text, run) => {
    run.spendCharacters(text.length);
    if (!isBase64(text)) throw new InternalError();
    return Buffer.from(text, 'base64').toString('latin1');
  }),
  base64encode: ofValue<string>('<s-:s>', (text, run) => {
    run.spendCharacters(text.length);
    return Buffer.from(text, 'latin1').toString('base64');
  }),
  decodeUrl: ofUrl('decodeUrl', decodeURI),
  decodeUrlComponent: ofUrl('decodeUrlComponent', decodeURIComponent),
  encodeUrl: ofUrl('encodeUrl', encodeURI),
  encodeUrlComponent: ofUrl('encodeUrlComponent', encodeURIComponent),
};

/** Like Java's decoder: padding may be missing but not wrong. AWS fails otherwise (measured: floci#2736). */
function isBase64(text: string): boolean {
  const digits = text.replace(/={1,2}$/, '');
  return /^[A-Za-z0-9+/]*$/.test(digits) && digits.length % 4 !== 1 && (digits === text || text.length % 4 === 0);
}

function ofUrl(functionName: string, convert: (text: string) => string): NativeDefinition {
  return ofValue<string>('<s-:s>', (text, run) => {
    run.spendCharacters(text.length);
    try {
      return convert(text);
    } catch (thrown) {
      if (thrown instanceof URIError) throw new JsonataError('D3140', { value: text, functionName });
      throw thrown;
    }
  });
}
