// `npm pack` runs this first: removes what nobody needs at run time from the packages that are bundled, source maps and
// builds for web pages. `npm ci` brings it back.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const UNUSED: Readonly<Record<string, RegExp>> = {
  jsonata: /^jsonata(-es5)?\.min\.js$|^jsonata-es5\.js$/,
  'yaml/browser': /./,
  '@dagrejs/dagre/dist': /\.map$|^dagre(\.min)?\.js/,
  '@dagrejs/graphlib/dist': /\.map$|^graphlib(\.min)?\.js/,
};

for (const [folder, unused] of Object.entries(UNUSED)) {
  const path = join('node_modules', folder);
  if (!existsSync(path)) throw new Error(`${path} is missing: run npm ci.`);
  for (const file of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
    if (unused.test(file)) rmSync(join(path, file), { recursive: true, force: true });
  }
}
