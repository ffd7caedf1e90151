// A server in a process of its own, as a client sees it: calls of the Step Functions API, and the memory that it takes.
import { readFileSync } from 'node:fs';
import { request } from 'node:http';

export const ROLE = 'arn:aws:iam::123456789012:role/Bench';

export const task = (name, rest) => ({
  Type: 'Task',
  Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
  ...rest,
});

/** Sends an operation of Step Functions. Rejects if the answer is an error. */
export function post(url, agent, operation, input) {
  const body = JSON.stringify(input);
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(body),
    'x-amz-target': `AWSStepFunctions.${operation}`,
    authorization:
      'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/states/aws4_request, SignedHeaders=host, Signature=b',
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(JSON.parse(text || '{}'));
        else reject(new Error(`${operation}: HTTP ${response.statusCode} ${text.slice(0, 300)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** What the server prints first that looks like an address; its own end is an error. */
export function firstMatch(server, pattern) {
  return new Promise((resolve, reject) => {
    let text = '';
    const look = (chunk) => {
      text += chunk;
      const found = pattern.exec(text);
      if (found) resolve(found[0]);
    };
    server.stdout.on('data', look);
    server.stderr.on('data', look);
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`${server.spawnfile} ended with ${code}: ${text}`)));
  });
}

/** The resident memory of a process; on Linux only. */
export function megabytes(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
  } catch {
    return NaN;
  }
}
