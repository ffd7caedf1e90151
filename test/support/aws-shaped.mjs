// Sends a command line of the AWS CLI to the endpoint, joins pages and prints the answer as version 2 of the CLI does.
const TARGETS = { stepfunctions: 'AWSStepFunctions', logs: 'Logs_20140328' };
const TIMES = /^(timestamp|.*Date)$/;

const [service, command, ...words] = process.argv.slice(2);
const camel = (text) => text.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** What follows `--name`: a text, or true for a flag. */
const values = {};
words.forEach((word, index) => {
  if (!word.startsWith('--')) return;
  const next = words[index + 1];
  values[camel(word.slice(2))] = next === undefined || next.startsWith('--') ? true : next;
});
const { query, output, ...input } = values;

async function call(request) {
  const operation = camel(`-${command}`);
  const response = await fetch(process.env.AWS_ENDPOINT_URL, {
    method: 'POST',
    headers: { 'x-amz-target': `${TARGETS[service]}.${operation}`, 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify(request),
  });
  const answer = await response.json();
  if (response.ok) return answer;
  process.stderr.write(
    `An error occurred (${answer.__type}) when calling the ${operation} operation: ${answer.message}\n`,
  );
  process.exit(254);
}

const { nextToken, ...answer } = await call(input);
for (let token = nextToken; token !== undefined;) {
  const page = await call({ ...input, nextToken: token });
  for (const [name, value] of Object.entries(page)) if (Array.isArray(value)) answer[name].push(...value);
  token = page.nextToken;
}
const iso = (seconds) => new Date(1000 * seconds).toISOString().replace('Z', '000+00:00');
const printed = (name, value) => (TIMES.test(name) && typeof value === 'number' ? iso(value) : value);
process.stdout.write(
  output === 'text'
    ? `${answer[query] ?? 'None'}\n`
    : `${JSON.stringify(query ? answer[query] : answer, printed, 4)}\n`,
);
