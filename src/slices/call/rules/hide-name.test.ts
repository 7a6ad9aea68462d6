import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HIDDEN, hideName } from './hide-name.ts';

it('takes the whole name out, however it is written, and leaves words that only look like it', () => {
  const hidden = hideName(
    'CONTOH  AMPLANG (contoh-amplang) membuat amplang; Contoh Amplangku tidak.',
    'Contoh Amplang',
  );
  expect(hidden).toBe(`${HIDDEN} (${HIDDEN}) membuat amplang; Contoh Amplangku tidak.`);
  expect(hideName('tetap', '…')).toBe('tetap');
  expect(hideName('Dari Cafe\u0301 Ulin', 'Caf\u00e9 Ulin')).toBe(`Dari ${HIDDEN}`);
});

it('never leaves the name as it is, whatever signs it has', () => {
  const name = fc.string({ minLength: 1 }).filter((text) => /[a-z0-9]/i.test(text) && text.trim() === text);
  fc.assert(
    fc.property(name, (given) => {
      expect(hideName(`x ${given} y`, given)).toContain(HIDDEN);
    }),
  );
});
