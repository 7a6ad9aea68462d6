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
