/** What an organiser says of itself, as others show it and as its form sends it. Browser-safe. */

import { z } from 'zod';
import { contrast, DRAWN, isColour, PAPER } from '../../../kinds/colour.ts';
import type { PhoneRule } from '../../../kinds/country/index.ts';
import type { Id } from '../../../kinds/id.ts';
import type { Photo } from '../../../platform/files/photo.ts';
import { typedLine } from '../../../platform/forms/typed-line.ts';
import { mailAddress } from '../../../platform/mail/mail-address.ts';

export const LETTERHEAD_LINES = 4;
export const ADDRESS_LINES = 6;

export interface OrganiserContact {
  /** Who or which office answers. */
  readonly name: string;
  /** As it was written, to be read and to be called. */
  readonly phone: string;
  readonly email: string;
  /** Digits with the country code, as wa.me wants them. */
  readonly whatsapp: string;
}

/** All texts are empty where nothing was said. */
export interface OrganiserProfile {
  readonly id: Id<'organiser'>;
  readonly slug: string;
  readonly name: string;
  readonly logo: Photo | null;
  /** `#rrggbb`, seen on paper at 3 : 1 at least. */
  readonly accent: string | null;
  readonly contact: OrganiserContact;
  /** Of letterheads, line by line. */
  readonly address: readonly string[];
  /** What stands above the name on letters: `PEMERINTAH PROVINSI ...`. */
  readonly letterhead: readonly string[];
  /** Who mails say that they are from: what was chosen, or the name. */
  readonly senderName: string;
  /** Where answers to mails go; empty: nowhere. */
  readonly replyTo: string;
}

const line = (most: number) => typedLine(most);
const email = z.union([z.literal(''), mailAddress]);

const lines = (most: number) =>
  z
    .array(z.string().trim().max(120))
    .transform((all) => all.filter((each) => each !== ''))
    .refine((all) => all.length <= most, 'too-many-lines');

/** How people write a number: `(0541) 733 333`, `+62 812-3456-7890`, `021 555 1234 ext. 12`. */
const PHONE = /^[+(]?\d[\d\s()./-]{4,24}(\s?(ext|psw)\.?\s?\d{1,5})?$/i;

/** A mobile number of home with the country before it, for an expo tours abroad; any other stays as it was typed. */
export function callableAbroad(typed: string, { prefix, national }: PhoneRule): string {
  const local = typed.trim().replace(/^0+/, '');
  return national.test(local.replace(/[\s().-]/g, '')) ? `+${prefix} ${local}` : typed;
}

/** Digits with the country code. A trunk zero stands for the country of the organiser's pack. */
export function whatsAppDigits(typed: string, dialCode: string): string | undefined {
  const trimmed = typed.trim();
  const digits = trimmed.replace(/[\s().\u00a0\u2011-]/g, '').replace(/^\+/, '');
  if (!/^\d+$/.test(digits)) return undefined;
  const full = digits.startsWith('0') && !trimmed.startsWith('+') ? dialCode + digits.replace(/^0+/, '') : digits;
  const tidy = full.replace(new RegExp(`^${dialCode}0+`), dialCode);
  return /^[1-9]\d{7,14}$/.test(tidy) ? tidy : undefined;
}

export const profileInput = z.strictObject({
  name: typedLine(120).min(1),
  accent: z
    .string()
    .toLowerCase()
    .refine(isColour, 'not-a-colour')
    .refine((colour) => !isColour(colour) || contrast(colour, PAPER) >= DRAWN, 'too-faint')
    .nullable(),
  contactName: line(120),
  contactPhone: z.union([z.literal(''), line(40).regex(PHONE, 'not-a-phone')]),
  contactEmail: email,
  /** As typed. */
  contactWhatsapp: line(40),
  address: lines(ADDRESS_LINES),
  letterhead: lines(LETTERHEAD_LINES),
  senderName: line(80),
  replyTo: email,
});
export type ProfileInput = z.input<typeof profileInput>;

/** Whether somebody who wants to ask the organiser finds how. */
export function isReachable({ contact }: Pick<OrganiserProfile, 'contact'>): boolean {
  return contact.email !== '' || contact.phone !== '' || contact.whatsapp !== '';
}
