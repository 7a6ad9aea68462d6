import { expect, test } from 'vitest';
import type { BatchReply } from '../contract.ts';
import type { KeptClock } from '../rules/device-clock.ts';
import { createClockWatch } from './clock-watch.ts';

const NOON = Date.UTC(2023, 5, 23, 5);
const HOUR = 3_600_000;

/** A phone: true time goes on, its clock is set by people, and one of its clocks may stand still in sleep. */
function phone(behind: number) {
  const state = { now: NOON, behind, asleep: 0 };
  const watch = createClockWatch({
    clock: { now: () => state.now - state.behind },
    monotonic: () => state.now - NOON - state.asleep,
  });
  const exchange = (roundTrip: number) => {
    const before = watch.look();
    state.now += roundTrip;
    const serverTime = new Date(state.now - roundTrip / 2).toISOString();
    return watch.measure(before, { serverTime } as BatchReply);
  };
  return { state, watch, exchange };
}

test('a run begins by asking for the time, once, and says what an earlier run had measured until then', () => {
  const { watch, exchange } = phone(3 * HOUR);
  const kept: KeptClock = { error: 3 * HOUR, roundTrip: 80, at: NOON - 5 * HOUR };
  expect([watch.doubts(kept), watch.known(kept), watch.known(null)]).toEqual([
    true,
    { error: 3 * HOUR, roundTrip: 80 },
    null,
  ]);
  expect(exchange(400)).toMatchObject({ error: 3 * HOUR, roundTrip: 400 });
  expect([watch.doubts(kept), watch.known(kept)]).toEqual([false, { error: 3 * HOUR, roundTrip: 400 }]);
});

test('an exchange that measures nothing does not keep events waiting', () => {
  const { watch, exchange } = phone(0);
  expect([exchange(90_000), watch.doubts(null), watch.known(null)]).toEqual([undefined, false, null]);
});

test('what was measured before the clock was set is said no more, and the time is asked for anew', () => {
  const { state, watch, exchange } = phone(3 * HOUR);
  const kept = exchange(200) ?? null;
  state.behind = 0;
  expect([watch.known(kept), watch.doubts(kept)]).toEqual([null, true]);
  expect(exchange(500)).toMatchObject({ error: 0, roundTrip: 500 });
  state.behind = HOUR;
  expect(watch.known(kept)).toBeNull();
});

test('a right clock is right after the phone has slept', () => {
  const { state, watch, exchange } = phone(0);
  const kept = exchange(200) ?? null;
  state.now += 8 * HOUR;
  state.asleep = 8 * HOUR;
  expect([watch.known(kept), watch.doubts(kept)]).toEqual([{ error: 0, roundTrip: 200 }, false]);
});

test('a clock that is earlier than when it was measured was set back between two runs', () => {
  const { watch } = phone(HOUR);
  expect(watch.known({ error: 0, roundTrip: 100, at: NOON })).toBeNull();
});
