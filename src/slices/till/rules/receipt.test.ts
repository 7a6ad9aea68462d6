import { describe, expect, test } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import { AMPLANG, BEADS, cartOf, EVENING, JAHE, saleOf } from '../testing/made-log.ts';
import { receiptModel } from './receipt.ts';
import { internationalNumber, shareText, whatsAppLink } from './share.ts';

const sale = saleOf(42, newId<'shift'>(), cartOf([AMPLANG, 2], [BEADS, 1], [JAHE, 1]), 'cash', 'qris');
const source = { ...sale, number: sale.receipt, voided: false, soldAt: EVENING, hash: '3fa9c1d2'.padEnd(64, '0') };
const names = new Map([
  [AMPLANG.business, 'Dapur *Contoh*'],
  [BEADS.business, 'Manik Contoh'],
]);
const place = {
  edition: 'Kaltim Exhibition 2023',
  booth: 'Stan A1 Balikpapan',
  zone: 'Asia/Jakarta',
  currency: 'IDR',
  businessName: (business: typeof AMPLANG.business) => names.get(business),
};

test('the same receipt in both languages', () => {
  expect(receiptModel(source, place, 'id')).toEqual({
    title: 'Nota A1-2-000042',
    copy: null,
    refund: [],
    booth: 'Stan A1 Balikpapan',
    edition: 'Kaltim Exhibition 2023',
    when: 'Jumat, 23 Juni 2023 pukul 19.00 WIB',
    groups: [
      {
        business: 'Dapur *Contoh*',
        lines: [
          { name: 'Amplang tenggiri', count: '2 × Rp25.000', amount: 'Rp50.000', extras: [] },
          { name: 'Wedang jahe', count: '1 × Rp18.000', amount: 'Rp18.000', extras: [] },
        ],
      },
      {
        business: 'Manik Contoh',
        lines: [{ name: 'Kalung manik-manik', count: '1 × Rp150.000', amount: 'Rp150.000', extras: [] }],
      },
    ],
    total: { label: 'Total', amount: 'Rp218.000' },
    payments: [
      { label: 'Tunai', amount: 'Rp109.000' },
      { label: 'Uang diterima', amount: 'Rp114.000' },
      { label: 'Kembalian', amount: 'Rp5.000' },
      { label: 'QRIS', amount: 'Rp109.000' },
    ],
    check: 'Kode cek Rp218.000 · 3fa9c1d2',
    note: 'Bukan faktur pajak.',
    thanks: 'Terima kasih sudah membeli karya pelaku usaha daerah.',
  });
  expect(receiptModel({ ...source, voided: true }, place, 'en')).toMatchObject({
    title: 'Receipt A1-2-000042 (voided)',
    note: 'Not a tax invoice.',
  });
});

test('discounts, notes, references and a copy are said so', () => {
  const [line, ...rest] = source.lines;
  if (!line) throw new Error('no line');
  const told = {
    ...source,
    copy: true,
    lines: [{ ...line, discount: 5_000, note: 'pedas', amount: line.amount - 5_000 }, ...rest],
    payments: [{ method: 'card' as const, amount: source.total - 5_000, reference: 'APP 0042' }],
    total: source.total - 5_000,
  };
  expect(receiptModel(told, place, 'id')).toMatchObject({
    copy: 'SALINAN',
    groups: [{ lines: [{ amount: 'Rp45.000', extras: ['Potongan Rp5.000', 'pedas'] }, { extras: [] }] }, {}],
    payments: [{ label: 'Kartu · APP 0042', amount: 'Rp213.000' }],
  });
});

test('a refund says of which receipt and why, its sums above zero whichever sign they have', () => {
  const refund = {
    ...source,
    number: 'A1-2-000043',
    refundOf: 'A1-2-000042',
    reason: 'kemasan rusak',
    lines: source.lines.map((line) => ({ ...line, quantity: -line.quantity, amount: -line.amount })),
    payments: [{ method: 'cash' as const, amount: -218_000 }],
    total: -218_000,
  };
  const expected = {
    title: 'Refund A1-2-000043',
    refund: ['For receipt A1-2-000042', 'Reason: kemasan rusak'],
    groups: [{ lines: [{ count: '2 × Rp25.000', amount: 'Rp50.000' }, {}] }, {}],
    total: { label: 'Paid back', amount: 'Rp218.000' },
    payments: [{ label: 'Cash', amount: 'Rp218.000' }],
  };
  expect(receiptModel(refund, place, 'en')).toMatchObject(expected);
  expect(shareText(receiptModel(refund, place, 'en'), null, 'en')).toContain('For receipt A1-2-000042');
});

test('a message has the receipt, and names cannot bend its bold', () => {
  const text = shareText(receiptModel(source, place, 'id'), 'https://contoh.id/nota/x', 'id');
  expect(text).toBe(`*Nota A1-2-000042*
Stan A1 Balikpapan · Kaltim Exhibition 2023
Jumat, 23 Juni 2023 pukul 19.00 WIB

_Dapur  Contoh _
Amplang tenggiri
2 × Rp25.000 = Rp50.000
Wedang jahe
1 × Rp18.000 = Rp18.000

_Manik Contoh_
Kalung manik-manik
1 × Rp150.000 = Rp150.000

*Total Rp218.000*
Tunai Rp109.000
Uang diterima Rp114.000
Kembalian Rp5.000
QRIS Rp109.000

Kode cek Rp218.000 · 3fa9c1d2
Bukan faktur pajak.
Lihat nota: https://contoh.id/nota/x

Terima kasih sudah membeli karya pelaku usaha daerah.`);
});

describe('WhatsApp', () => {
  test.each([
    ['0812-3456-7890', '6281234567890'],
    ['+62 812 3456 7890', '6281234567890'],
    ['62812 34567890', '6281234567890'],
    ['0062 81234567890', '6281234567890'],
    ['+1 (202) 555-0100', '12025550100'],
  ])('%s is %s', (written, number) => {
    expect(internationalNumber(written)).toEqual({ ok: true, value: number });
  });

  test.each(['', '0812', 'delapan', '+0812345678', '12'.repeat(10), '0812;3456789'])('%s is no number', (written) => {
    expect(internationalNumber(written)).toMatchObject({ ok: false, code: 'phone-invalid' });
  });

  test('opens with the text, at a number or where the cashier picks one', () => {
    expect(whatsAppLink('0812 3456 7890', 'Rp1.000 & salam')).toEqual({
      ok: true,
      value: 'https://wa.me/6281234567890?text=Rp1.000%20%26%20salam',
    });
    expect(whatsAppLink(' ', 'a')).toEqual({ ok: true, value: 'https://wa.me/?text=a' });
    expect(whatsAppLink('x', 'a')).toMatchObject({ ok: false });
  });
});

test('a receipt of another country has its money, its ways to pay and its line', () => {
  const upi = saleOf(43, newId<'shift'>(), cartOf([AMPLANG, 2]), 'transfer');
  const sold = { ...upi, number: upi.receipt, voided: false, soldAt: EVENING, hash: '3fa9c1d2'.padEnd(64, '0') };
  const model = receiptModel(sold, { ...place, zone: 'Asia/Kolkata', currency: 'INR' }, 'en');
  expect([model.total.amount, model.payments, model.note, model.when.slice(-9)]).toEqual([
    '₹500.00',
    [{ label: 'UPI', amount: '₹500.00' }],
    'Not a tax invoice (GST)',
    '17:30 IST',
  ]);
});
