// Paths as reports name them: relative to the folder of the project, with slashes, also on Windows.
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

type Environment = Readonly<Record<string, string | undefined>>;

export class ProjectPaths {
  /**
   * The folder that GitHub and GitLab resolve paths against, if the command runs inside of it, else the working directory.
   */
  readonly root: string;

  constructor(env: Environment = {}, cwd = process.cwd()) {
    const roots = [env.GITHUB_WORKSPACE, env.CI_PROJECT_DIR].filter((root) => root !== undefined && root !== '');
    this.root = roots.find((root) => inside(root!, cwd) !== undefined) ?? cwd;
  }

  /** A path outside of the project stays absolute. */
  relative(path: string): string {
    const inner = inside(this.root, resolve(path));
    return (inner ?? resolve(path)).split(sep).join('/');
  }

  /** A URI reference: relative to `rootUri` for a path in the project. */
  uri(path: string): string {
    const inner = inside(this.root, resolve(path));
    if (inner === undefined) return pathToFileURL(path).href;
    return inner.split(sep).map(encodeName).join('/');
  }

  isInside(path: string): boolean {
    return inside(this.root, resolve(path)) !== undefined;
  }

  get rootUri(): string {
    return `${pathToFileURL(this.root).href.replace(/\/$/, '')}/`;
  }
}

/** The path relative to the folder; undefined if it is not below. */
function inside(folder: string, path: string): string | undefined {
  const inner = relative(folder, path);
  if (inner === '') return '.';
  return inner === '..' || inner.startsWith(`..${sep}`) || isAbsolute(inner) ? undefined : inner;
}

/** The halves of a broken surrogate pair have no form in a URI. */
function encodeName(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd'));
}
