import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isPin } from '../../slices/editions/rules/supervisor-pin.ts';
import { isSignatureOf } from '../../slices/hall/vectors/test-keys.ts';
import { takenOver } from '../../slices/till/contract.ts';
import { type RuleVectors, ruleVectors } from './rule-vectors.ts';

const published: RuleVectors = JSON.parse(
  readFileSync(new URL('../../../docs/vectors/rules.json', import.meta.url), 'utf8'),
);

test('the published vectors are what the rules say', async () => {
  const { asked, looked } = published.charges;
  const made = await ruleVectors({ asked: asked.signature, looked: looked.signature });
  expect(published).toEqual(JSON.parse(JSON.stringify(made)));
});

test('the signatures are right, the PINs open, and sums agree', async () => {
  const { charges, pin, sharedDiscount, refundParts, takesOver } = published;
  expect(isSignatureOf(charges.asked.signed, charges.asked.signature)).toBe(true);
  expect(isSignatureOf(charges.looked.signed, charges.looked.signature)).toBe(true);
  const [quick] = pin;
  if (!quick) throw new Error('no PIN');
  expect([await isPin(quick.pin, quick), await isPin(quick.wrong, quick)]).toEqual([true, false]);
  for (const { shares, discount } of sharedDiscount) expect(shares.reduce((a, b) => a + b, 0)).toBe(discount);
  for (const { line, parts } of refundParts)
    expect(parts.reduce((total, { amount }) => total + amount, 0)).toBe(line.amount);
  expect(takenOver.parse(takesOver)).toEqual(takesOver);
});

test('a wrong PIN costs more each time, and every time that is refused is no wall time', () => {
  const { pinWaits, wallTimes } = published;
  expect(pinWaits.slice(0, 9).map(({ wrong, left }) => [wrong, left / 60_000])).toEqual([
    [0, 0],
    [1, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [15, 1_024],
    [16, 1_440],
    [40, 1_440],
  ]);
  expect(pinWaits.slice(9).map(({ left }) => left)).toEqual([1, 0, 0, 60_000]);
  expect(wallTimes.malformed.length).toBe(12);
  expect(wallTimes.written.map(({ wallTime }) => wallTime)).toEqual([
    '1970-01-01T00:00:00.000Z',
    '1970-01-01T00:00:00.000Z',
    '2023-06-23T03:20:00.000Z',
    '9999-12-31T23:59:59.999Z',
    '9999-12-31T23:59:59.999Z',
  ]);
});

test('some references are cards and some are none', () => {
  const { cardNumbers } = published;
  expect(cardNumbers.filter(({ refused }) => refused).map(({ reference }) => reference)).toEqual([
    '4111111111111111',
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    '4111.1111.1111.1111',
    'kartu 4111111111111111 lunas',
    '378282246310005',
  ]);
});
