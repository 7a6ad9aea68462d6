/** Sending a receipt by WhatsApp, which nearly every buyer has: no account, no number of ours, only a link. */
import { ok, type Result, refused } from '../../../kinds/result.ts';
import type { Locale } from '../../../kinds/time.ts';
import { m } from '../../../platform/i18n/index.ts';
import type { ReceiptModel } from './receipt.ts';

/** The receipt as a message. Asterisks are bold in WhatsApp; those in names are taken out so that they cannot be. */
export function shareText(receipt: ReceiptModel, link: string | null, locale: Locale): string {
  const parts = [
    [`*${receipt.title}*`, ...receipt.refund.map(plain), plain(`${receipt.booth} · ${receipt.edition}`), receipt.when],
    ...receipt.groups.map((group) => [
      ...(group.business === null ? [] : [`_${plain(group.business)}_`]),
      ...group.lines.map((line) =>
        [plain(line.name), ...line.extras.map(plain), `${line.count} = ${line.amount}`].join('\n'),
      ),
    ]),
    [
      `*${receipt.total.label} ${receipt.total.amount}*`,
      ...receipt.payments.map((payment) => `${payment.label} ${payment.amount}`),
    ],
    [receipt.check, receipt.note, ...(link === null ? [] : [m.till_share_link({ link }, { locale })])],
    [receipt.thanks],
  ];
  return parts.map((lines) => lines.join('\n')).join('\n\n');
}

function plain(text: string): string {
  return text.replaceAll(/[*_~`\n\r]/g, ' ');
}

/** Opens WhatsApp with the text: at a buyer's number, or where the cashier picks one when `phone` is empty. */
export function whatsAppLink(phone: string, text: string, countryCode = '62'): Result<string, 'phone-invalid'> {
  const number = phone.trim() === '' ? ok('') : internationalNumber(phone, countryCode);
  return number.ok ? ok(`https://wa.me/${number.value}?text=${encodeURIComponent(text)}`) : number;
}

/** Digits with the country's code and nothing else: `0812-3456-7890`, `+62 812...` and `62812...` are one number. */
export function internationalNumber(phone: string, countryCode = '62'): Result<string, 'phone-invalid'> {
  const written = phone.replaceAll(/[\s().-]/g, '');
  if (!/^\+?\d+$/.test(written)) return refused('phone-invalid');
  const digits = written.replace('+', '');
  const number = written.startsWith('+')
    ? digits
    : digits.startsWith('00')
      ? digits.slice(2)
      : digits.startsWith('0')
        ? countryCode + digits.slice(1)
        : digits;
  return /^[1-9]\d{7,14}$/.test(number) ? ok(number) : refused('phone-invalid');
}
