import { describe, expect, it } from 'vitest';
import { CALL_STATES } from '../contract.ts';
import { mayApply, mayMove, mayScore } from './call-clock.ts';

const at = { opensAt: 100, closesAt: 200, scoringUntil: 300 };
const codeOf = (result: { ok: boolean; code?: string }) => (result.ok ? 'ok' : result.code);

describe('mayApply', () => {
  it('is from the first instant to before the last, of an open call', () => {
    const open = { ...at, state: 'open' as const };
    expect([99, 100, 199, 200].map((now) => codeOf(mayApply(open, now)))).toEqual([
      'not-yet-open',
      'ok',
      'ok',
      'call-over',
    ]);
    expect(CALL_STATES.map((state) => codeOf(mayApply({ ...at, state }, 150)))).toEqual([
      'not-open',
      'ok',
      'call-over',
      'call-over',
    ]);
  });
});

describe('mayScore', () => {
  it('goes on after the call is closed, until its own end or the results', () => {
    expect(CALL_STATES.map((state) => codeOf(mayScore({ ...at, state }, 250)))).toEqual([
      'not-open',
      'ok',
      'ok',
      'scoring-over',
    ]);
    expect(codeOf(mayScore({ ...at, state: 'closed' }, 300))).toBe('scoring-over');
  });
});

it('a call goes on step by step, and published results stay', () => {
  const moves = CALL_STATES.flatMap((from) =>
    CALL_STATES.filter((to) => mayMove(from, to)).map((to) => `${from} ${to}`),
  );
  expect(moves).toEqual(['draft open', 'open closed', 'closed open', 'closed published']);
});
