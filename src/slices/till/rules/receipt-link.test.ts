import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Id } from '../../../kinds/id.ts';
import { readReceiptKey, receiptKey, receiptPath } from './receipt-link.ts';
import { newSecret } from './sale.ts';

const receipt = '01890a5d-ac96-774b-bcce-b302099a8057' as Id<'event'>;

test('an address is read back as it was written', () => {
  const key = { receipt, secret: newSecret(new Uint8Array(16)) };
  expect(receiptPath('kaltim-2023', key)).toBe(
    '/kaltim-2023/nota/01890a5dac96774bbcceb302099a8057AAAAAAAAAAAAAAAAAAAAAA',
  );
  expect(readReceiptKey(receiptKey(key))).toEqual(key);
});

test('nothing else is read', () => {
  const key = receiptKey({ receipt, secret: newSecret() });
  for (const wrong of ['', key.slice(1), `${key}A`, key.toUpperCase(), `${receipt}${key.slice(32)}`])
    expect(readReceiptKey(wrong)).toBeUndefined();
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readReceiptKey(text)));
});
