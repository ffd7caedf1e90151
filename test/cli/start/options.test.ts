// The options of the command start.
import { readOptions } from '../../../src/cli/start/options';
import { tempFolder, writeIn } from '../../support/folders';

test('start listens on port 8083 of this machine by default, and asks roles for permissions', async () => {
  const { port, host, apps, endpoint } = await readOptions([]);
  expect({ port, host, apps }).toEqual({ port: 8083, host: '127.0.0.1', apps: [] });
  expect(endpoint).toMatchObject({
    allowedHosts: ['127.0.0.1'],
    asksPermissions: true,
    keepEvents: 200_000,
  });
});

test('start takes each option once, and the repeatable ones in order', async () => {
  const options = [
    '--port',
    '0',
    '--host',
    '0.0.0.0',
    '--allow-host',
    'a',
    '--allow-host',
    'b',
    '--app',
    'x',
    '--app',
    'y',
  ];
  const more = [
    '--allow-origin',
    'http://localhost:3000',
    '--region',
    'eu-west-1',
    '--account',
    '210987654321',
    '--keep-events',
    '5',
    '--ignore-permissions',
    '--ignore-models',
  ];
  expect(await readOptions([...options, ...more])).toMatchObject({
    ...{ port: 0, host: '0.0.0.0', apps: ['x', 'y'] },
    endpoint: {
      ...{
        region: 'eu-west-1',
        account: '210987654321',
        keepEvents: 5,
        asksPermissions: false,
        checksArguments: false,
      },
      allowedHosts: ['a', 'b', '0.0.0.0'],
      allowedOrigins: ['http://localhost:3000'],
    },
  });
});

test('start --forward adds one answerer for all services', async () => {
  const targets = ['--forward', 'dynamodb=http://127.0.0.1:8000', '--forward', 's3=http://127.0.0.1:9000'];
  expect((await readOptions(targets)).endpoint.answerers).toHaveLength(1);
});

test.each<[string[], string]>([
  [['--mocks', 'nowhere'], '--mocks nowhere: the file does not exist.'],
  [['--forward', 's3'], "Invalid --forward 's3': expected SERVICE=URL, such as dynamodb=http://127.0.0.1:8000."],
  [['--time-scale', '0'], "Invalid --time-scale '0': expected a number above 0"],
  [['--time-scale', 'fast'], "Invalid --time-scale 'fast': expected a number above 0"],
  [['--port', 'x'], "Invalid --port 'x': expected a number from 0 to 65535."],
  [['--port', '65536'], "Invalid --port '65536': expected a number from 0 to 65535."],
  [['--keep-events', 'all'], "Invalid --keep-events 'all': expected a number from 0 to 1000000000."],
  [['--host', ''], 'Missing ADDRESS of --host: expected an address or a name of this machine.'],
  [
    ['--allow-origin', 'localhost:3000'],
    "Invalid --allow-origin 'localhost:3000': expected an origin such as http://localhost:3000.",
  ],
  [['--account', '1'], "Invalid --account '1': expected twelve digits."],
  [['--region', ''], "Invalid --region '': expected the name of a region, such as us-east-1."],
  [['--region', 'a b'], "Invalid --region 'a b': expected the name of a region, such as us-east-1."],
])('start refuses %j and says what it expects', async (args, message) => {
  await expect(readOptions(args)).rejects.toThrow(message);
});

test('start --ignore-models starts tasks whatever their parameters', async () => {
  const checks = async (args: string[]) => (await readOptions(args)).endpoint.checksArguments;
  expect([await checks([]), await checks(['--ignore-models'])]).toEqual([true, false]);
});

test('start --skip-waits gives the endpoint a clock that skips waits', async () => {
  const skips = async (args: string[]) => (await readOptions(args)).endpoint.clock!.skipsWaits;
  expect([await skips([]), await skips(['--skip-waits'])]).toEqual([false, true]);
});

const folder = tempFolder('s3');

test('--s3 takes a folder with a folder for each bucket', async () => {
  writeIn(folder, 'bucket/list.json', [1]);
  const { endpoint } = await readOptions(['--s3', folder]);
  expect(endpoint.objects?.read('bucket', 'list.json')).toMatch(/1/);
  await expect(readOptions(['--s3', `${folder}/none`])).rejects.toThrow(
    `The folder ${folder}/none does not exist. Create it, with a folder for each bucket.`,
  );
});

test('--s3 and --forward s3 exclude each other, and --forward of another service does not', async () => {
  await expect(readOptions(['--s3', folder, '--forward', 's3=http://127.0.0.1:1'])).rejects.toThrow(
    'The options --s3 and --forward s3 exclude each other: remove one of them.',
  );
  const { endpoint } = await readOptions(['--s3', folder, '--forward', 'sqs=http://127.0.0.1:1']);
  expect(endpoint.answerers).toHaveLength(1);
  expect(endpoint.objects).toBeDefined();
});

test('--env takes NAME=VALUE lines for all functions', async () => {
  const file = writeIn(folder, '.env', '# a comment\nCOLOR="dark red"\nSIZE=2\n');
  const { endpoint } = await readOptions(['--env', file]);
  const F = { name: 'F', arn: 'arn', runtime: 'nodejs22.x', handler: 'h', code: { inline: '' } };
  expect(endpoint.functionEnvironment?.(F)).toEqual({ COLOR: 'dark red', SIZE: '2' });
});

test("--env takes SAM's env.json: variables for all, and for a function by its logical id or its name", async () => {
  const file = writeIn(folder, 'env.json', { Parameters: { A: '1', B: 2 }, Logical: { B: 'own' }, other: { C: true } });
  const { endpoint } = await readOptions(['--env', file]);
  const F = { name: 'other', arn: 'arn', runtime: 'nodejs22.x', handler: 'h', code: { inline: '' } };
  expect(endpoint.functionEnvironment?.({ ...F, name: 'none' })).toEqual({ A: '1', B: '2' });
  expect(endpoint.functionEnvironment?.({ ...F, logicalId: 'Logical' })).toEqual({ A: '1', B: 'own', C: 'true' });
});

test('--env reports a file that is missing or has another form', async () => {
  await expect(readOptions(['--env', `${folder}/none`])).rejects.toThrow(`--env ${folder}/none: `);
  const broken = writeIn(folder, 'broken.json', '{');
  await expect(readOptions(['--env', broken])).rejects.toThrow(`--env ${broken}: the file is not valid JSON: `);
  const list = writeIn(folder, 'list.json', { F: [1] });
  await expect(readOptions(['--env', list])).rejects.toThrow(
    `--env ${list}: expected an object with the variables of 'F'; found [1].`,
  );
});

test.each(['quiet', 'normal', 'verbose', 'json'])('start --log %s is taken', async (level) => {
  expect((await readOptions(['--log', level])).log).toBe(level);
});

test('--inspect and --inspect-brk let debuggers attach from a port on, and exclude each other', async () => {
  const inspectionOf = async (...args: string[]) => (await readOptions(args)).endpoint.functionInspection;
  expect(await inspectionOf()).toBeUndefined();
  expect(await inspectionOf('--inspect', '9229')).toEqual({ port: 9229, waits: false });
  expect(await inspectionOf('--inspect-brk', '9300')).toEqual({ port: 9300, waits: true });
  await expect(inspectionOf('--inspect', '1', '--inspect-brk', '2')).rejects.toThrow(
    'The options --inspect and --inspect-brk exclude each other: remove one of them.',
  );
  await expect(inspectionOf('--inspect', '0')).rejects.toThrow(
    "Invalid --inspect '0': expected a number from 1 to 65535.",
  );
});

test('start refuses a --log that does not exist', async () => {
  await expect(readOptions(['--log', 'loud'])).rejects.toThrow(
    "Invalid --log 'loud': expected quiet, normal, verbose or json.",
  );
});
