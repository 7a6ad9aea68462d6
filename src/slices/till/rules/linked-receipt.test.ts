import { expect, test } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import { keyInText } from './linked-receipt.ts';
import { receiptKey, receiptPath } from './receipt-link.ts';
import { newSecret } from './sale.ts';

const of = { receipt: newId<'event'>(), secret: newSecret() };
const found = { key: receiptKey(of), of };

test('the key is found in the address, also in English, with a tail, or alone', () => {
  const path = receiptPath('kaltim-2023', of);
  for (const text of [`https://contoh.example${path}`, ` https://contoh.example/en${path}/?x=1#y `, path, found.key])
    expect(keyInText(text)).toEqual(found);
});

test('anything else is no receipt', () => {
  for (const text of ['', 'A1-1-000042', 'https://contoh.example/kasir/#daftar=abc', `${found.key}x`])
    expect(keyInText(text)).toBeUndefined();
});
