// `batch`: the simulator for programs: one JSON object per line, in and out.
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { SimulatorError } from '../../asl/simulator-error';
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import { compactText, parseBounded } from '../../json/text';
import { OPERATIONS } from '../batch/operations';
import { EXIT, type Command } from '../command';
import { reportRejections } from '../rejections';

const HELP = `usage: cdk-lambda-workflows batch

Reads requests from standard input, one JSON object a line, and writes one answer a line to standard output, in the
order of the requests. A request has an "id", which its answer repeats, and an "op":

  run         executes a definition with scripted tasks
  testState   what TestState would answer to the "request"
  validate    what ValidateStateMachineDefinition and CreateStateMachine would say

What cannot be answered gets {"id": ..., "failure": {"message": "..."}}. Exit code 0 at the end of the input.

example: echo '{"id":"1","op":"run","definition":{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}}' | cdk-lambda-workflows batch
`;

export const batch: Command = {
  help: HELP,
  async run(args, { stdin, stdout, stderr }) {
    parseArgs({ args: [...args], options: {} });
    const forget = reportRejections((text) => stderr.write(`${text}\n`));
    try {
      for await (const line of createInterface({ input: stdin, crlfDelay: Infinity })) {
        if (line.trim() !== '') stdout.write(`${compactText((await answer(line)) as Json)}\n`);
      }
    } finally {
      forget();
    }
    return EXIT.ok;
  },
};

async function answer(line: string): Promise<object> {
  let id: Json = null;
  try {
    const request = parseBounded(line);
    if (!isObject(request)) return failure(id, 'A request is a JSON object.');
    id = member(request, 'id') ?? null;
    return { id, ...(await operate(request)) };
  } catch (error) {
    return failure(id, error instanceof Error ? error.message : String(error));
  }
}

function operate(request: JsonObject): Promise<object> | object {
  const name = member(request, 'op');
  const operation = typeof name === 'string' && Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (!operation) {
    throw new SimulatorError(
      `Unknown op ${name === undefined ? name : compactText(name)}: expected one of ${Object.keys(OPERATIONS).join(', ')}.`,
    );
  }
  return operation(request);
}

function failure(id: Json, message: string): object {
  return { id, failure: { message } };
}
