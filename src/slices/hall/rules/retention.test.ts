import { expect, test } from 'vitest';
import { forgettable, KEPT_FOR, type KeptEvent } from './retention.ts';

test('an event is forgotten after fourteen days of the server, once its shift is closed and delivered', () => {
  const kept = (seq: number, over: Partial<KeptEvent> = {}): KeptEvent => ({
    seq,
    shift: 's',
    closesShift: false,
    deliveredAt: 0,
    keptAside: false,
    ...over,
  });
  const day = [kept(1), kept(2), kept(3, { closesShift: true })];
  expect([
    forgettable(day, KEPT_FOR - 1),
    forgettable(day, KEPT_FOR),
    forgettable(day.slice(0, 2), KEPT_FOR),
    forgettable([kept(1), kept(2), kept(3, { closesShift: true, deliveredAt: null })], KEPT_FOR),
    forgettable([kept(1), kept(2, { deliveredAt: 5 }), kept(3, { closesShift: true })], KEPT_FOR),
    forgettable([kept(1), kept(2, { keptAside: true }), kept(3, { closesShift: true })], KEPT_FOR),
    forgettable([kept(1, { shift: null }), kept(2, { shift: null, deliveredAt: null })], KEPT_FOR),
  ]).toEqual([0, 3, 0, 0, 1, 1, 1]);
});
