// The files that a module with mocks is made of: itself, and what it imports by relative paths.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Imports, dynamic ones too, re-exports and `require`. A name in a comment only means one file more to watch. */
const IMPORTS = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"](\.{1,2}\/[^'"\n]*|\.{1,2})['"]/g;
const ENDINGS = ['', '.js', '.cjs', '.mjs', '.json', '.ts', '.cts', '.mts', '/index.js', '/index.ts'];
const MOST = 1000;

/** Also the places at which imported files are missing. */
export function placesOfModule(path: string): readonly string[] {
  const places = new Set([resolve(path)]);
  for (const place of places) {
    if (places.size > MOST) break;
    for (const imported of importsOf(place)) places.add(imported);
  }
  return [...places];
}

function importsOf(path: string): readonly string[] {
  if (path.endsWith('.json') || !isFile(path)) return [];
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(IMPORTS)].map(([, name]) => {
    const base = resolve(dirname(path), name!);
    return ENDINGS.map((ending) => base + ending).find(isFile) ?? base;
  });
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
