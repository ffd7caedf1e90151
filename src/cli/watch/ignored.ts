// What a watched folder may hold without being part of what runs: packages, caches, logs, temporary files of editors.

/** Folders that programs, not people, change. They count if the watched place itself is inside of one. */
const FOLDERS: ReadonlySet<string> = new Set([
  ...['node_modules', '.git', '.hg', '.svn', '.idea', '.vscode', '.cache', '.aws-sam', 'cdk.out', 'coverage'],
  ...['__pycache__', '.pytest_cache', '.mypy_cache', '.ruff_cache', '.venv', '.nyc_output', '.gradle'],
]);

/**
 * Logs; the files that editors keep beside a file or write before they rename it (Vim: `.x.swp`, `4913`, `x~`; Emacs:
 * `.#x`, `#x#`; JetBrains: `x___jb_tmp___`); compiled Python; what file managers leave.
 */
const FILES =
  /(?:\.log(?:\.\d+)?|\.tmp|\.temp|~|\.sw[a-z]|\.pyc|\.crswap|\.part|___jb_(?:tmp|old)___)$|^(?:4913|\.#.*|#.*#|\.DS_Store|Thumbs\.db|\.goutputstream-.*)$/i;

export function isIgnoredFolder(name: string): boolean {
  return FOLDERS.has(name);
}

export function isIgnoredFile(name: string): boolean {
  return FILES.test(name);
}
