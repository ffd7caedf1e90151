// The names and ARNs that an execution gets where none are given: stable, so that every run is the same.

export const DEFAULT_REGION = 'us-east-1';
export const DEFAULT_ACCOUNT = '123456789012';

export function stateMachineArn(name: string): string {
  return `arn:aws:states:${DEFAULT_REGION}:${DEFAULT_ACCOUNT}:stateMachine:${name}`;
}

export function defaultRoleArn(name: string, account = DEFAULT_ACCOUNT): string {
  return `arn:aws:iam::${account}:role/${name}Role`;
}

/** The ARN of an execution of the state machine: of EXPRESS ones it has a kind of its own and the start's id. */
export function executionArn(machineArn: string, type: 'STANDARD' | 'EXPRESS', name: string): string {
  const [prefix, machineName] = splitOnce(machineArn, ':stateMachine:');
  return type === 'EXPRESS'
    ? `${prefix}:express:${machineName}:${name}:${name}`
    : `${prefix}:execution:${machineName}:${name}`;
}

export function nameOf(machineArn: string): string {
  return splitOnce(machineArn, ':stateMachine:')[1];
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? ['', text] : [text.slice(0, at), text.slice(at + separator.length)];
}
