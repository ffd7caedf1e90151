// The workflow of GitHub Actions that checks a change: everything on Linux with each version of Node.js, and the quick tests
// on Windows and macOS. Releases have a workflow of their own.
import { YamlFile, type Project } from 'projen';

const CHECKOUT = { uses: 'actions/checkout@v5' };
const INSTALL = { run: 'npm ci' };
const node = (version: string) => ({ uses: 'actions/setup-node@v5', with: { 'node-version': version, cache: 'npm' } });

export function workflows(project: Project): void {
  new YamlFile(project, '.github/workflows/build.yml', {
    obj: {
      name: 'build',
      on: { push: { branches: ['main'] }, pull_request: {}, workflow_dispatch: {} },
      permissions: { contents: 'read' },
      concurrency: { group: '${{ github.workflow }}-${{ github.ref }}', 'cancel-in-progress': true },
      jobs: {
        linux: {
          name: 'Linux, Node.js ${{ matrix.node }}',
          'runs-on': 'ubuntu-latest',
          'timeout-minutes': 45,
          strategy: { 'fail-fast': false, matrix: { node: ['20', '22', '24'] } },
          steps: [
            CHECKOUT,
            node('${{ matrix.node }}'),
            // Functions in Python run on this machine; the test of the Python package needs pip.
            { uses: 'actions/setup-python@v6', with: { 'python-version': '3.13' } },
            INSTALL,
            { name: 'Everything that npm test checks', run: 'npm test' },
            { name: 'No file was changed by that', run: 'git diff --exit-code' },
          ],
        },
        systems: {
          name: '${{ matrix.os }}',
          'runs-on': '${{ matrix.os }}',
          'timeout-minutes': 45,
          strategy: { 'fail-fast': false, matrix: { os: ['windows-latest', 'macos-latest'] } },
          steps: [
            CHECKOUT,
            node('22'),
            { uses: 'actions/setup-python@v6', with: { 'python-version': '3.13' } },
            INSTALL,
            { name: 'Compile', run: 'npm run compile' },
            { name: 'Quick tests', run: 'npm run unit:quick' },
          ],
        },
      },
    },
  });
}
