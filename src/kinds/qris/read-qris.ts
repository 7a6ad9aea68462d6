/**
 * Reads a QRIS string (Indonesia's QR payment, a profile of EMVCo's merchant-presented mode). What a person must compare
 * before paying, the merchant's name and its NMID, is read out; swapped stickers are the common fraud.
 */
import { ok, type Result, refused } from '../result.ts';
import { crcText } from './crc.ts';
import { countCharacters, parseTlv, type TlvField, type TlvRefusal } from './tlv.ts';

/** Tags of the first level. */
export const TAG = {
  format: '00',
  initiation: '01',
  national: '51',
  category: '52',
  currency: '53',
  amount: '54',
  tip: '55',
  country: '58',
  name: '59',
  city: '60',
  postcode: '61',
  additional: '62',
  crc: '63',
} as const;

const NATIONAL_DOMAIN = 'ID.CO.QRIS.WWW';
const LONGEST = 512;

export interface Qris {
  /** The fields in their order, without the checksum. */
  readonly fields: readonly TlvField[];
  readonly kind: 'static' | 'dynamic';
  readonly merchantName: string;
  readonly merchantCity: string;
  /** The national merchant id: `ID` and 13 digits. */
  readonly nmid: string;
  /** The merchant's class as given (UMI, UKE, UME and others), or null. */
  readonly merchantClass: string | null;
  readonly categoryCode: string;
  readonly postcode: string | null;
  readonly terminal: string | null;
  /** Whole rupiah, or null while the buyer is to type it. */
  readonly amount: number | null;
  /** Whether the paying app asks for a tip or adds a fee: the buyer then pays more than the sale. */
  readonly tip: 'none' | 'asked' | 'fixed' | 'percent';
}

export type QrisRefusal =
  | TlvRefusal
  | 'too-long'
  | 'format-invalid'
  | 'initiation-invalid'
  | 'national-account-invalid'
  | 'nmid-invalid'
  | 'category-invalid'
  | 'currency-invalid'
  | 'country-invalid'
  | 'name-invalid'
  | 'city-invalid'
  | 'amount-invalid'
  | 'tip-invalid'
  | 'additional-invalid'
  | 'crc-missing'
  | 'crc-invalid';

const TIPS: Readonly<Record<string, Qris['tip']>> = { '01': 'asked', '02': 'fixed', '03': 'percent' };

/** Never throws, whatever the text. */
export function readQris(text: string): Result<Qris, QrisRefusal> {
  if (text.length > LONGEST) return refused('too-long', { most: LONGEST });
  const parsed = parseTlv(text);
  if (!parsed.ok) return parsed;
  const last = parsed.value.at(-1);
  if (last?.tag !== TAG.crc || last.value.length !== 4) return refused('crc-missing');
  if (crcText(text.slice(0, -4)) !== last.value.toUpperCase()) return refused('crc-invalid');
  return readFields(parsed.value.slice(0, -1));
}

function readFields(fields: readonly TlvField[]): Result<Qris, QrisRefusal> {
  const value = (tag: string) => fields.find((field) => field.tag === tag)?.value;
  if (fields[0]?.tag !== TAG.format || fields[0].value !== '01') return refused('format-invalid');
  const initiation = value(TAG.initiation);
  if (initiation !== '11' && initiation !== '12') return refused('initiation-invalid');
  const account = readNational(value(TAG.national));
  if (!account.ok) return account;
  const categoryCode = value(TAG.category);
  if (!categoryCode || !/^\d{4}$/.test(categoryCode)) return refused('category-invalid');
  if (value(TAG.currency) !== '360') return refused('currency-invalid');
  if (value(TAG.country) !== 'ID') return refused('country-invalid');
  const merchantName = value(TAG.name)?.trim();
  if (!merchantName || countCharacters(merchantName) > 25) return refused('name-invalid');
  const merchantCity = value(TAG.city)?.trim();
  if (!merchantCity || countCharacters(merchantCity) > 15) return refused('city-invalid');
  const amount = readAmount(value(TAG.amount));
  if (amount === undefined) return refused('amount-invalid');
  const tipCode = value(TAG.tip);
  const tip = tipCode === undefined ? 'none' : TIPS[tipCode];
  if (!tip) return refused('tip-invalid');
  const additional = parseTlv(value(TAG.additional) ?? '');
  if (!additional.ok) return refused('additional-invalid');
  return ok({
    fields,
    kind: initiation === '11' ? 'static' : 'dynamic',
    merchantName,
    merchantCity,
    ...account.value,
    categoryCode,
    postcode: value(TAG.postcode) ?? null,
    terminal: additional.value.find((field) => field.tag === '07')?.value ?? null,
    amount,
    tip,
  });
}

function readNational(
  text: string | undefined,
): Result<Pick<Qris, 'nmid' | 'merchantClass'>, 'national-account-invalid' | 'nmid-invalid'> {
  const parsed = parseTlv(text ?? '');
  if (!parsed.ok) return refused('national-account-invalid');
  const value = (tag: string) => parsed.value.find((field) => field.tag === tag)?.value;
  if (value('00')?.toUpperCase() !== NATIONAL_DOMAIN) return refused('national-account-invalid');
  const nmid = value('02') ?? '';
  if (!/^ID\d{13}$/.test(nmid)) return refused('nmid-invalid');
  return ok({ nmid, merchantClass: value('03') ?? null });
}

/** Whole rupiah; `.00` is accepted because some issuers print it. Undefined when the text is no such amount. */
function readAmount(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  const digits = /^(\d{1,10})(?:\.0{1,2})?$/.exec(text)?.[1];
  return digits === undefined || text.length > 13 ? undefined : Number(digits);
}
