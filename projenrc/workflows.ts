// The workflows of GitHub Actions: the one that checks a change, everything on Linux with each version of Node.js, and the quick tests
// on Windows and macOS; and the one that publishes a release.
import { YamlFile, type Project } from 'projen';

const CHECKOUT = { uses: 'actions/checkout@v5' };
const INSTALL = { run: 'npm ci' };
const node = (version: string) => ({ uses: 'actions/setup-node@v5', with: { 'node-version': version, cache: 'npm' } });

export function workflows(project: Project): void {
  build(project);
  release(project);
}

function build(project: Project): void {
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

/**
 * Publishes a release that somebody has drafted on GitHub: everything is tested, packed once for each language, and published
 * from there. npm and PyPI know this workflow, so that they need no secret, and npm shows the provenance.
 */
function release(project: Project): void {
  new YamlFile(project, '.github/workflows/release.yml', {
    obj: {
      name: 'release',
      on: { release: { types: ['published'] } },
      permissions: { contents: 'read' },
      jobs: {
        pack: {
          'runs-on': 'ubuntu-latest',
          'timeout-minutes': 60,
          steps: [
            CHECKOUT,
            node('22'),
            INSTALL,
            { uses: 'actions/setup-python@v6', with: { 'python-version': '3.13' } },
            { uses: 'actions/setup-java@v5', with: { distribution: 'corretto', 'java-version': '17' } },
            { uses: 'actions/setup-dotnet@v5', with: { 'dotnet-version': '8.x' } },
            { uses: 'actions/setup-go@v6', with: { 'go-version': 'stable' } },
            { name: 'The changelog tells this version', run: 'grep -q "^## ${GITHUB_REF_NAME#v}" CHANGELOG.md' },
            { name: 'Test', run: 'npm test' },
            // After the tests, which refuse a package.json that projen would write otherwise; .jsii has the version, too.
            { name: 'Take the version from the tag', run: 'npm version --no-git-tag-version "${GITHUB_REF_NAME#v}"' },
            { name: 'Compile with this version', run: 'npm run compile' },
            { name: 'Pack for every language', run: 'npx jsii-pacmak --outdir dist' },
            { uses: 'actions/upload-artifact@v5', with: { name: 'dist', path: 'dist' } },
          ],
        },
        npm: publish([
          { uses: 'actions/setup-node@v5', with: { 'node-version': '24' } },
          { run: 'npm publish dist/js/*.tgz --provenance --access public' },
        ]),
        pypi: publish([{ uses: 'pypa/gh-action-pypi-publish@release/v1', with: { 'packages-dir': 'dist/python' } }]),
        maven: publish([
          { uses: 'actions/setup-java@v5', with: { distribution: 'corretto', 'java-version': '17' } },
          {
            run: 'npx -p publib@latest publib-maven',
            env: {
              MAVEN_SERVER_ID: 'central-ossrh',
              MAVEN_USERNAME: '${{ secrets.MAVEN_USERNAME }}',
              MAVEN_PASSWORD: '${{ secrets.MAVEN_PASSWORD }}',
              MAVEN_GPG_PRIVATE_KEY: '${{ secrets.MAVEN_GPG_PRIVATE_KEY }}',
              MAVEN_GPG_PRIVATE_KEY_PASSPHRASE: '${{ secrets.MAVEN_GPG_PRIVATE_KEY_PASSPHRASE }}',
            },
          },
        ]),
        nuget: publish([
          { uses: 'actions/setup-dotnet@v5', with: { 'dotnet-version': '8.x' } },
          { run: 'npx -p publib@latest publib-nuget', env: { NUGET_API_KEY: '${{ secrets.NUGET_API_KEY }}' } },
        ]),
        go: publish([
          { run: 'npx -p publib@latest publib-golang', env: { GITHUB_TOKEN: '${{ secrets.GO_GITHUB_TOKEN }}' } },
        ]),
      },
    },
  });
}

/** A job that publishes one language of what was packed, with the approval that the environment asks for. */
function publish(steps: readonly object[]): object {
  return {
    needs: 'pack',
    'runs-on': 'ubuntu-latest',
    environment: 'release',
    permissions: { contents: 'read', 'id-token': 'write' },
    steps: [{ uses: 'actions/download-artifact@v6', with: { name: 'dist', path: 'dist' } }, ...steps],
  };
}
