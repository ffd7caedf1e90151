// Packs named texts into a file that src/asl/services/packed-texts.ts reads piece by piece.
import { brotliCompressSync, constants } from 'node:zlib';

const compressed = (text: string): Buffer =>
  brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_LGWIN]: 22,
    },
  });

/**
 * The content of the file. No text may have two empty lines in a row.
 * @param chunk texts are compressed together up to this many characters: fewer make a larger file, more a slower first look
 */
export function packTexts(texts: readonly (readonly [name: string, text: string])[], chunk: number): Buffer {
  const chunks: { names: string[]; texts: string[]; size: number }[] = [];
  for (const [name, text] of texts) {
    const last = chunks.at(-1);
    if (last && last.size + text.length <= chunk) {
      last.names.push(name);
      last.texts.push(text);
      last.size += text.length;
    } else {
      chunks.push({ names: [name], texts: [text], size: text.length });
    }
  }
  const bodies = chunks.map((one) => compressed(one.texts.join('\n\n\n')));
  const index = compressed(JSON.stringify(chunks.map(({ names }, at) => [bodies[at]!.length, ...names])));
  const head = Buffer.alloc(4);
  head.writeUInt32BE(index.length);
  return Buffer.concat([head, index, ...bodies]);
}
