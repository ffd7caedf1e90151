// Reads ARNs, `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`, and expands a function's name to its ARN.

/** Where a resource lives. */
export interface Home {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

export interface Arn extends Home {
  readonly service: string;
  /** The rest after the account, including its colons: `function:Charge:live`. */
  readonly resource: string;
}

const PREFIX = 'arn:';

export function isArn(text: string): boolean {
  return text.startsWith(PREFIX);
}

/** Undefined for a text without `arn:`, partition and service. Missing parts at the end are empty strings. */
export function parseArn(text: string): Arn | undefined {
  if (!isArn(text)) return undefined;
  const service = text.indexOf(':', PREFIX.length);
  const region = text.indexOf(':', service + 1);
  if (service <= PREFIX.length || region <= service + 1) return undefined;
  const account = endOf(text, region);
  const resource = endOf(text, account);
  return {
    partition: text.slice(PREFIX.length, service),
    service: text.slice(service + 1, region),
    region: text.slice(region + 1, account),
    account: text.slice(account + 1, resource),
    resource: text.slice(resource + 1),
  };
}

/** Where the part that begins after a colon ends. */
function endOf(text: string, colon: number): number {
  const end = text.indexOf(':', colon + 1);
  return end < 0 ? text.length : end;
}

/** At most six parts. The last one keeps its colons. */
export function arnParts(text: string): readonly string[] {
  const parts = text.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE` of a resource in this region and account. */
export function arnAt({ partition, region, account }: Home, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** The ARN of the function or the state machine that a version or an alias belongs to; any other text as it is. */
export function unqualifiedArn(text: string): string {
  const { service, resource = '' } = parseArn(text) ?? {};
  const [kind, name, qualifier] = resource.split(':');
  const canBeQualified =
    (service === 'lambda' && kind === 'function') || (service === 'states' && kind === 'stateMachine');
  return canBeQualified && name && qualifier ? text.split(':', 7).join(':') : text;
}

/** The ARN of a function: Lambda also takes a name, `name:alias` or `account:function:name`, and fills in the rest from the caller. */
export function functionArn(name: string, caller: Home): string {
  if (isArn(name)) return name;
  const [, account = caller.account, rest] = /^(?:(\d{12}):)?(?:function:)?(.+)$/s.exec(name) ?? [];
  return arnAt({ ...caller, account }, 'lambda', `function:${rest ?? name}`);
}
