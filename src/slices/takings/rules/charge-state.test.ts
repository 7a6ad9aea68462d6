import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHARGE_STATES } from '../../till/rules/gateway-charge.ts';
import { askAgainIn, type ChargeState, chargeBecomes } from './charge-state.ts';

const state = fc.constantFrom(...CHARGE_STATES);
const after = (told: readonly ChargeState[]) =>
  told.reduce<ChargeState>((now, each) => chargeBecomes(now, each) ?? now, 'making');

it('never takes arrived money away but by a refund or a dispute, and ends', () => {
  fc.assert(
    fc.property(fc.array(state), (told) => {
      let now: ChargeState = 'making';
      let steps = 0;
      for (const each of told) {
        const next = chargeBecomes(now, each);
        if (next && now === 'settled') expect(['refunded', 'disputed']).toContain(next);
        if (next) steps++;
        now = next ?? now;
      }
      expect(steps).toBeLessThanOrEqual(5);
    }),
  );
});

it('comes to the same in whatever order the words come, and however often', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['pending', 'settled', 'expired', 'failed'] as ChargeState[]), (told) => {
      if (told.includes('settled')) expect(after([...told, ...told])).toBe('settled');
      if (told.includes('settled')) expect(after([...told, 'refunded', ...told])).toBe('refunded');
    }),
  );
});

it('asks for two days and then no more', () => {
  const waits = Array.from({ length: 20 }, (_, asked) => askAgainIn(asked)).filter((wait) => wait !== null);
  expect(waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000).toBeGreaterThan(47);
  expect(askAgainIn(9)).toBeNull();
  const awaiting = Array.from({ length: 90 }, (_, asked) => askAgainIn(asked, true)).filter((wait) => wait !== null);
  expect(awaiting.reduce((sum, wait) => sum + wait, 0) / 86_400_000).toBeGreaterThan(30);
  expect(askAgainIn(89, true)).toBeNull();
});
