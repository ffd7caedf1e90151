// Everything that the endpoint remembers between requests, in memory.
import type { ResourceType } from './arns';
import { Activities } from './state/activities';
import { StateMachines } from './state/state-machines';
import type { Chance } from '../expressions/scope';
import { wallTime } from '../runtime/clock';
import { SYSTEM_CHANCE } from '../runtime/random';
import { DEFAULT_ACCOUNT, DEFAULT_REGION } from '../simulator/identity';

export interface WorldOptions {
  /** @default us-east-1 */
  readonly region?: string;
  /** Twelve digits. @default 123456789012 */
  readonly account?: string;
  /** Milliseconds since the epoch. @default this machine's time */
  readonly now?: () => number;
  /** Names, tokens, and which version an alias starts. @default the system's own */
  readonly chance?: Chance;
}

export class World {
  readonly region: string;
  readonly account: string;
  readonly chance: Chance;
  readonly machines = new StateMachines();
  readonly activities = new Activities();
  private readonly now: () => number;
  private lastPosition = 0;

  constructor({
    region = DEFAULT_REGION,
    account = DEFAULT_ACCOUNT,
    now = wallTime,
    chance = SYSTEM_CHANCE,
  }: WorldOptions = {}) {
    this.region = region;
    this.account = account;
    this.now = now;
    this.chance = chance;
  }

  /** The time as AWS JSON writes it: seconds since 1970, with milliseconds. */
  seconds(): number {
    return this.now() / 1000;
  }

  arn(type: ResourceType, name: string): string {
    return `arn:aws:states:${this.region}:${this.account}:${type}:${name}`;
  }

  /** The next place in the order of creation. */
  position(): number {
    this.lastPosition += 1;
    return this.lastPosition;
  }
}
