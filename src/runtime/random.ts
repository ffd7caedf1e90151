// Random values for jitter, intrinsic functions, UUIDs and task tokens: seeded and repeatable, or the system's own.
import { randomInt, randomUUID } from 'node:crypto';
import type { Chance } from '../expressions/scope';

const HEX = Buffer.from('0123456789abcdef');
/** A template for UUIDs and the positions of its digits. Concatenating digit by digit would take ten times as long. */
const uuidText = Buffer.alloc(36, '-');
const DIGITS = [...Array(36).keys()].filter((place) => ![8, 13, 18, 23].includes(place));
const [VERSION, VARIANT] = [14, 19];

/** The Mulberry32 generator: 32 bits of state, good enough for simulations, never for secrets. */
export class SeededChance implements Chance {
  private state: number;

  /** @param seed any number; its fraction is dropped */
  constructor(seed: number) {
    this.state = Math.trunc(seed) | 0; // eslint-disable-line no-bitwise
  }

  random(): number {
    /* eslint-disable no-bitwise */
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    /* eslint-enable no-bitwise */
  }

  jitter(): number {
    return this.random();
  }

  uuid(): string {
    for (const place of DIGITS) uuidText[place] = HEX[Math.floor(this.random() * 16)]!;
    uuidText[VERSION] = HEX[4]!;
    uuidText[VARIANT] = HEX[8 + Math.floor(this.random() * 4)]!;
    return uuidText.toString('latin1');
  }
}

/** For replays: a retry with jitter does not wait by itself, because the recording says when it was made. */
export class ChanceWithoutJitter extends SeededChance {
  override jitter(): number {
    return 0;
  }
}

/** The system's random source, for names that must differ between runs. */
export const SYSTEM_CHANCE: Chance = {
  random: () => randomInt(2 ** 47) / 2 ** 47,
  jitter: () => randomInt(2 ** 47) / 2 ** 47,
  uuid: () => randomUUID(),
};
