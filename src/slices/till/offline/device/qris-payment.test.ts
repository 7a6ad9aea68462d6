import { expect, test } from 'vitest';
import { newId } from '../../../../kinds/id.ts';
import { money } from '../../../../kinds/money.ts';
import { crcText } from '../../../../kinds/qris/crc.ts';
import { readQris } from '../../../../kinds/qris/read-qris.ts';
import { formatTlv } from '../../../../kinds/qris/tlv.ts';
import { refused } from '../../../../kinds/result.ts';
import { qrisPayment } from './qris-payment.ts';

const tlv = (fields: Readonly<Record<string, string>>) =>
  formatTlv(Object.entries(fields).map(([tag, value]) => ({ tag: tag.slice(1), value })));

/** A static string of a merchant that does not exist. The tags have a letter before them to keep their order. */
const unsigned = `${tlv({
  t00: '01',
  t01: '11',
  t51: tlv({ t00: 'ID.CO.QRIS.WWW', t02: 'ID1000000000001', t03: 'UMI' }),
  t52: '5499',
  t53: '360',
  t58: 'ID',
  t59: 'CONTOH STAN',
  t60: 'BALIKPAPAN',
})}6304`;
const qris = unsigned + crcText(unsigned);
const booth = { id: newId(), number: 'A1', regionCode: null, regionName: null, qris, qrisDynamic: true };
const merchant = { merchantName: 'CONTOH STAN', nmid: 'ID1000000000001' };

test('the amount is filled in where the merchant agreed', () => {
  const payment = qrisPayment(booth, money(218_000));
  if (!payment.ok) throw new Error(payment.code);
  expect({ ...payment.value, text: '' }).toEqual({ text: '', filled: true, merchant, addsTip: false });
  expect(readQris(payment.value.text)).toMatchObject({ ok: true, value: { amount: 218_000, kind: 'dynamic' } });
});

test('elsewhere the buyer types it', () => {
  const payment = qrisPayment({ ...booth, qrisDynamic: false }, money(218_000));
  expect(payment).toEqual({ ok: true, value: { text: qris, filled: false, merchant, addsTip: false } });
});

test('no code is shown where it cannot be paid or trusted', () => {
  expect(qrisPayment({ ...booth, qris: null }, money(10_000_000))).toEqual(refused('no-qris'));
  expect(qrisPayment({ ...booth, qris: null }, money(10_000_001))).toEqual(refused('amount-out-of-range'));
  expect(qrisPayment({ ...booth, qris: `${qris.slice(0, -4)}0000` }, money(1_000))).toEqual(refused('crc-invalid'));
  expect(qrisPayment(booth, money(10_000_001))).toMatchObject({ ok: false, code: 'amount-out-of-range' });
  expect(qrisPayment({ ...booth, qrisDynamic: false }, money(10_000_001)).ok).toBe(false);
});
