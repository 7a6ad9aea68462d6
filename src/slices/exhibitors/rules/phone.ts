/** A phone number as people in Indonesia write it, made what `wa.me` wants: digits with the country code (domain, section 5). */
import { ok, type Result, refused } from '../../../kinds/result.ts';

const INDONESIA = '62';

/** `0812-3456-7890`, `812 3456 7890`, `+62 812 3456 7890` and `6281234567890` are one number; `+65 ...` stays abroad. */
export function readPhone(text: string): Result<string, 'phone-shape', undefined> {
  const trimmed = text.trim();
  const digits = trimmed.replace(/[\s().\u00a0\u2011-]/g, '').replace(/^\+/, '');
  if (!/^\d+$/.test(digits)) return refused('phone-shape');
  const abroad = trimmed.startsWith('+') && !digits.startsWith(INDONESIA);
  const local = digits.replace(/^0+/, '');
  const full = abroad || local.startsWith(INDONESIA) ? local : INDONESIA + local;
  // A trunk zero that was left in: +62 (0)812.
  const tidy = full.replace(/^620+/, INDONESIA);
  const indonesian = tidy.startsWith(INDONESIA);
  if (indonesian ? !/^628\d{7,11}$/.test(tidy) : !/^[1-9]\d{7,14}$/.test(tidy)) return refused('phone-shape');
  return ok(tidy);
}

/** `+62 812-3456-7890`, to be read by people. */
export function showPhone(digits: string): string {
  if (!digits.startsWith(INDONESIA)) return `+${digits}`;
  const [, carrier = '', middle = '', end = ''] = /^62(\d{3})(\d{0,4})(\d*)$/.exec(digits) ?? [];
  return `+62 ${[carrier, middle, end].filter(Boolean).join('-')}`;
}
