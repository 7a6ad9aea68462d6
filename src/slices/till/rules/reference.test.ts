import { expect, test } from 'vitest';
import { looksLikeCard, readReference } from './reference.ts';

test('keeps approval codes and last digits, tidied', () => {
  expect(readReference('  ')).toEqual({ ok: true, value: null });
  expect(readReference(' APP  0042\n')).toEqual({ ok: true, value: 'APP 0042' });
  expect(readReference('a\0b')).toEqual({ ok: true, value: 'ab' });
  expect(readReference('x'.repeat(65))).toMatchObject({ code: 'reference-too-long' });
});

test("refuses what may be a card's number, however it is written", () => {
  // Published test numbers of the card schemes.
  for (const number of [
    '4111111111111111',
    '4111 1111 1111 1111',
    '5555-5555-5555-4444',
    '378282246310005',
    'kartu 6011.1111.1111.1117',
  ])
    expect([number, readReference(number)]).toMatchObject([number, { code: 'reference-card-number' }]);
  for (const number of ['4111111111111112', '1234', '11111111111', 'A1-2-000042', '4111 / 1111 / 1111 / 1111'])
    expect([number, looksLikeCard(number)]).toEqual([number, false]);
});
