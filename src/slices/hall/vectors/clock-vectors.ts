/** The vectors of docs/vectors/clock.json, made as those beside. */
import type { ClockError } from '../contract.ts';
import { estimateClock, NOTHING_SEEN, seeClock } from '../rules/clock.ts';
import { betterClock, type KeptClock, type Moment, measureClock } from '../rules/device-clock.ts';

const opening = Date.UTC(2023, 5, 23, 3);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const measured = (error: number, roundTrip = 240): ClockError => ({ error, roundTrip });

/** How far a clock is off, as the server estimates it, as it sees it over time, and as the device measures it. */
export function clockVectors() {
  const estimates: readonly (readonly [name: string, late: number, clock: ClockError | null, seen: number | null])[] = [
    ['right, at once', 200, null, null],
    ['right, a day late, measured', DAY, measured(35), null],
    ['right, a day late, seen before', DAY, null, 300],
    ['right, a day late, nothing known', DAY, null, null],
    ['a file posted 130 seconds later', 130_000, measured(-12), null],
    ['3 hours behind, at once, measured', 3 * HOUR, measured(3 * HOUR), null],
    ['3 hours behind, at once, nothing known', 3 * HOUR, null, null],
    ['3 hours behind, a day late, measured', DAY + 3 * HOUR, measured(3 * HOUR), null],
    ['3 hours behind, a day late, seen before', DAY + 3 * HOUR, null, 3 * HOUR],
    ['3 hours ahead, at once', -3 * HOUR, null, null],
    ['3 hours ahead, a day late, measured', DAY - 3 * HOUR, measured(-3 * HOUR), null],
    ['3 hours ahead, an hour late, seen before', -2 * HOUR, null, -3 * HOUR],
    ['was ahead, and was set right', 90, null, -3 * HOUR],
    ['was 3 hours behind, and is one now', HOUR, null, 3 * HOUR],
    ['a measurement that cannot be', 90, measured(5 * HOUR), null],
    ['a measurement over a minute is none', DAY, measured(DAY, 60_001), null],
    ['two minutes', 120_000, measured(120_000), null],
    ['a little over two minutes', 120_001, measured(120_001), null],
  ];
  const sightings: readonly (readonly [name: string, bodies: readonly SeenBody[]])[] = [
    ['right', [[0, 300]]],
    ['ahead', [[0, -3 * HOUR]]],
    [
      'behind: after two minutes of the same',
      [
        [0, 3 * HOUR],
        [60_000, 3 * HOUR + 40],
        [120_000, 3 * HOUR - 20],
      ],
    ],
    [
      'the same bytes again and again',
      [
        [0, DAY],
        [60_000, DAY + 60_000],
        [120_000, DAY + 120_000],
        [180_000, DAY + 180_000],
      ],
    ],
    [
      'right, then a file',
      [
        [0, 80],
        [DAY, DAY - 500],
        [DAY + 900, DAY + 400],
        [DAY + 1_800, DAY + 1_300],
      ],
    ],
    [
      'right, then set back',
      [
        [0, 80],
        [60_000, HOUR],
        [120_000, HOUR],
        [180_000, HOUR],
      ],
    ],
    ['measured and at once', [[0, 3 * HOUR + 200, measured(3 * HOUR)]]],
    ['measured and late', [[0, DAY, measured(3 * HOUR)]]],
  ];
  return {
    estimates: estimates.map(([name, late, clock, seen]) => {
      const times = { receivedAt: opening, sentAt: opening - late, measured: clock };
      const said = { receivedAt: iso(times.receivedAt), sentAt: iso(times.sentAt), clock, seen };
      return { name, ...said, ...estimateClock(times, { error: seen, trial: null }) };
    }),
    sightings: sightings.map(([name, bodies]) => ({ name, steps: playSightings(bodies) })),
    measurements: measurements(),
  };
}

type SeenBody = readonly [after: number, difference: number, clock?: ClockError];

const iso = (at: number) => new Date(at).toISOString();

function playSightings(bodies: readonly SeenBody[]) {
  let seen = NOTHING_SEEN;
  return bodies.map(([after, difference, clock = null]) => {
    const [receivedAt, sentAt] = [opening + after, opening + after - difference];
    seen = seeClock(seen, { receivedAt, sentAt, measured: clock });
    return { receivedAt: iso(receivedAt), sentAt: iso(sentAt), clock, seen: seen.error };
  });
}

/** One run of a device's program: exchanges one after the other, and what is kept after each. */
function measurements() {
  const exchanges: readonly (readonly [name: string, before: Moment, after: Moment, serverTime: number])[] = [
    ['a slow one', at(0, 0), at(2_400, 2_400), opening + 1_000],
    ['a quicker one', at(60_000, 60_000), at(60_181, 60_180.2), opening + 59_990],
    ['a slow one does not replace it', at(120_000, 120_000), at(123_000, 123_000), opening + 121_000],
    ['the clock is set in the middle of one', at(180_000, 180_000), at(180_000 + HOUR, 180_200), opening + 180_100],
    [
      'the clock is an hour ahead now: the newer',
      at(240_000 + HOUR, 240_000),
      at(240_900 + HOUR, 240_900),
      opening + 240_300,
    ],
  ];
  let kept: KeptClock | null = null;
  return exchanges.map(([name, before, after, serverTime]) => {
    const found = measureClock(before, after, serverTime);
    if (found) kept = betterClock(kept, found);
    const told = (one: KeptClock | null) => one && { error: one.error, roundTrip: one.roundTrip };
    const [from, to] = [before, after].map(({ wall, monotonic }) => ({ wall: iso(wall), monotonic }));
    return { name, before: from, after: to, serverTime: iso(serverTime), measured: told(found), kept: told(kept) };
  });
}

const at = (wall: number, monotonic: number): Moment => ({ wall: opening + wall, monotonic });
