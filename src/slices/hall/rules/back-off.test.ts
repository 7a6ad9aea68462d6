import { expect, test } from 'vitest';
import { backOff } from './back-off.ts';

test('ranges are taken from ranges as sets are', () => {
  const seqs = fc.array(fc.integer({ min: 1, max: 30 }));
  fc.assert(
    fc.property(seqs, seqs, (some, others) => {
      const left: Ranges = minus(withSeqs([], some), withSeqs([], others));
      for (let seq = 1; seq <= 31; seq++) expect(hasSeq(left, seq)).toBe(some.includes(seq) && !others.includes(seq));
    }),
  );
});
