import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type Rounds, startRounds } from './rounds.ts';

const NEVER = 1_000_000;
let rounds: Rounds | undefined;

afterEach(async () => {
  await rounds?.stop();
});

/** Rounds that end when the test says so. */
function startHeld(pauseMs = 0) {
  const open: (() => void)[] = [];
  let begun = 0;
  rounds = startRounds({
    round: () => {
      begun++;
      return new Promise((resolve) => open.push(() => resolve()));
    },
    pollMs: NEVER,
    pauseMs,
    failed: () => undefined,
  });
  return { rounds, begun: () => begun, end: () => open.shift()?.() };
}

describe('rounds', () => {
  it('begin at the first wake-up, one at a time, and make one of all that come meanwhile', async () => {
    const held = startHeld();
    held.rounds.wake();
    held.rounds.wake();
    held.rounds.wake();
    expect(held.begun()).toBe(1);
    held.end();
    await wait(5);
    expect(held.begun()).toBe(2);
    held.end();
    await wait(5);
    expect(held.begun()).toBe(2);
  });

  it('pause after a round however often they are woken, but not for whoever must be sure', async () => {
    const held = startHeld(NEVER);
    held.rounds.wake();
    held.end();
    await wait(5);
    held.rounds.wake();
    await wait(5);
    expect(held.begun()).toBe(1);
    const settled = held.rounds.settle();
    await wait(5);
    expect(held.begun()).toBe(2);
    held.end();
    await settled;
  });

  it('settle only by a round that began after the call', async () => {
    const held = startHeld();
    held.rounds.wake();
    let done = 0;
    const both = Promise.all([held.rounds.settle(), held.rounds.settle()].map((one) => one.then(() => done++)));
    held.end();
    await wait(5);
    expect([held.begun(), done]).toEqual([2, 0]);
    held.end();
    await both;
    expect(held.begun()).toBe(2);
  });

  it('go on after a failure, and say so', async () => {
    const heard: unknown[] = [];
    let begun = 0;
    rounds = startRounds({
      round: async () => {
        begun++;
        throw new Error('no database');
      },
      pollMs: NEVER,
      pauseMs: 0,
      failed: (error) => heard.push(error),
    });
    rounds.wake();
    await wait(5);
    rounds.wake();
    await wait(5);
    expect(begun).toBe(2);
    expect(heard).toEqual([new Error('no database'), new Error('no database')]);
    await expect(rounds.settle()).rejects.toThrow('no database');
  });

  it('begin no other once stopped', async () => {
    const held = startHeld();
    held.rounds.wake();
    held.rounds.wake();
    const stopped = held.rounds.stop();
    held.end();
    await stopped;
    held.rounds.wake();
    await held.rounds.settle();
    expect(held.begun()).toBe(1);
  });
});
