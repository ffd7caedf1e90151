// Templates that are too large in a way that only shows when they are resolved.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveTemplate } from '../../../src/templates/cloud-formation/resolve-template';
import { sourceFromFile } from '../../../src/templates/sources/from-file';
import { tempFolder } from '../../support/folders';

/** Buckets, each of which is named after the next. */
function chain(length: number, name: (next: string) => object): object {
  const links = Array.from({ length }, (_, index) => [
    `B${index}`,
    { Type: 'AWS::S3::Bucket', Properties: { BucketName: name(`B${index + 1}`) } },
  ]);
  return Object.fromEntries([...links, [`B${length}`, { Type: 'AWS::S3::Bucket' }]]) as object;
}

test.each<[string, (next: string) => object, string]>([
  ['Fn::Sub', (next) => ({ 'Fn::Sub': `\${${next}}\${${next}}` }), 'B31'],
  ['Fn::Join', (next) => ({ 'Fn::Join': ['', [{ Ref: next }, { Ref: next }]] }), 'B31'],
])('names that contain each other twice through %s end in an error', (_, name, last) => {
  const template = resolveTemplate({ Resources: chain(50, name) });
  expect(() => template.resource('B0')!.name).toThrow(
    `Cannot resolve a string in ${last} (AWS::S3::Bucket) Properties.BucketName: it is longer than 1048576 characters.`,
  );
});

test('JSON texts that contain each other twice end in an error', () => {
  const template = resolveTemplate({
    Resources: chain(50, (next) => ({ 'Fn::ToJsonString': [{ Ref: next }, { Ref: next }] })),
  });
  expect(() => template.resource('B0')!.name).toThrow('its text is longer than 1048576 characters.');
});

test('a chain of references has a limit', () => {
  const template = resolveTemplate({ Resources: chain(5000, (next) => ({ Ref: next })) });
  expect(template.resource('B4950')!.name).toBe('B5000');
  expect(() => template.resource('B0')!.name).toThrow(
    'Cannot resolve the references of B0 (AWS::S3::Bucket) Properties.BucketName in B99 (AWS::S3::Bucket) ' +
      'Properties.BucketName: they lead through more than 100 values.',
  );
});

describe('nested stacks', () => {
  const folder = tempFolder('nested');
  const nested = (file: string) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: file } });
  const write = (file: string, Resources: object) => writeFileSync(join(folder, file), JSON.stringify({ Resources }));

  test('that contain themselves end in an error', () => {
    write('self.json', { Own: nested('self.json') });
    expect(() => sourceFromFile(join(folder, 'self.json'))).toThrow(
      'The nested stacks of the file self.json nest deeper than 20 levels: Own seems to contain itself.',
    );
  });

  test('that contain each other twice end in an error', () => {
    for (let level = 0; level < 12; level++) {
      write(`twice-${level}.json`, { A: nested(`twice-${level + 1}.json`), B: nested(`twice-${level + 1}.json`) });
    }
    write('twice-12.json', {});
    expect(() => sourceFromFile(join(folder, 'twice-0.json'))).toThrow(
      /^The nested stacks of the file twice-0.json are more than 500: [AB] seems to contain itself.$/,
    );
  });
});
