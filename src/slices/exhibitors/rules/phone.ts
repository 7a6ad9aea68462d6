/** A phone number as people at home write it, made what `wa.me` wants: digits with the country code (domain, section 5). */
import { PACKS, type PhoneRule } from '../../../kinds/country/index.ts';
import { ok, type Result, refused } from '../../../kinds/result.ts';

/** Of Indonesia `0812-3456-7890`, `812 3456 7890`, `+62 812 3456 7890` and `6281234567890` are one number; `+65 ...` stays abroad. */
export function readPhone(text: string, { prefix, national }: PhoneRule): Result<string, 'phone-shape', undefined> {
  const trimmed = text.trim();
  const digits = trimmed.replace(/[\s().\u00a0\u2011-]/g, '').replace(/^\+/, '');
  if (!/^\d+$/.test(digits)) return refused('phone-shape');
  const abroad = trimmed.startsWith('+') && !digits.startsWith(prefix);
  if (abroad) return /^[1-9]\d{7,14}$/.test(digits) ? ok(digits) : refused('phone-shape');
  const local = digits.replace(/^0+/, '');
  // A number at home may begin with the very digits of the prefix, as many in India do.
  if (!trimmed.startsWith('+') && national.test(local)) return ok(prefix + local);
  // A trunk zero that was left in: +62 (0)812.
  const rest = local.startsWith(prefix) ? local.slice(prefix.length).replace(/^0+/, '') : '';
  return national.test(rest) ? ok(prefix + rest) : refused('phone-shape');
}

/** `+62 812-3456-7890`, to be read by people. */
export function showPhone(digits: string): string {
  const home = PACKS.find(
    ({ phone }) => digits.startsWith(phone.prefix) && phone.national.test(digits.slice(phone.prefix.length)),
  );
  if (!home) return `+${digits}`;
  const { prefix, groups } = home.phone;
  const parts: string[] = [];
  let rest = digits.slice(prefix.length);
  for (const length of groups) {
    parts.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return `+${prefix} ${[...parts, rest].filter(Boolean).join('-')}`;
}
