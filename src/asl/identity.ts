// Default names and ARNs. They are constant, so that every run is the same.

export const DEFAULT_REGION = 'us-east-1';
export const DEFAULT_ACCOUNT = '123456789012';

/** The role of a state machine that sets none. */
export function defaultRoleArn(machineName: string, account = DEFAULT_ACCOUNT, partition = 'aws'): string {
  return `arn:${partition}:iam::${account}:role/${machineName}`;
}

/** The ARN of something that is named after a state machine. */
export interface MachineNames {
  readonly machineName: string;
  /** The ARN of an execution. For EXPRESS it has a different resource type and ends with the id of the start. */
  executionArn(name: string): string;
}

export function namesAfter(machineArn: string, type: 'STANDARD' | 'EXPRESS'): MachineNames {
  const [prefix, machineName] = splitOnce(machineArn, ':stateMachine:');
  const kind = type === 'EXPRESS' ? 'express' : 'execution';
  const start = `${prefix}:${kind}:${machineName}:`;
  return {
    machineName,
    executionArn: type === 'EXPRESS' ? (name) => `${start}${name}:${name}` : (name) => start + name,
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? ['', text] : [text.slice(0, at), text.slice(at + separator.length)];
}
