// Runs one distributed Map over as many items as the argument says, and prints its milliseconds and the process's peak of memory.
import { loadContenders } from './contenders.mjs';

const count = Number(process.argv[2]);
const { ours } = await loadContenders();

const definition = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      Label: 'Each',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
        Parameters: { Bucket: 'in', Key: 'items.csv' },
      },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Work',
        States: { Work: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Work', End: true } },
      },
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'out', Prefix: 'results' } },
      End: true,
    },
  },
};

const rows = Array.from({ length: count }, (_, index) => `${index},item ${index}`);
const run = ours.machine({
  definition,
  mocks: { Work: (item) => item },
  s3: { 'in/items.csv': `id,name\n${rows.join('\n')}` },
});
const start = performance.now();
const { result } = await run({});
const ms = performance.now() - start;
if (result?.ResultWriterDetails === undefined) throw new Error('The Map Run wrote no results.');
console.log(JSON.stringify({ ms, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
