/** The organiser's profile as the fields of a form, and back. */
import type { Clash } from '../../../platform/forms/seen-fields.ts';
import { m } from '../../../platform/i18n/index.ts';
import { ADDRESS_LINES, LETTERHEAD_LINES, type OrganiserProfile, type ProfileInput } from '../organiser/profile.ts';

export type Typed = Readonly<Record<string, string>>;

/** What was refused: fields with their codes. */
export type Refused = Readonly<Record<string, readonly string[]>>;

/** What was saved, or why it was not. */
export type Saved = 'profile' | 'address' | 'logo';
export type Told =
  | { readonly saved: Saved }
  | { readonly refused: Refused; readonly typed: Typed; readonly clash?: Clash };

/** Without what has a form of its own. */
export function profileOf({ slug: _, ...profile }: Typed): Typed {
  return profile;
}

export function typedOf(profile: OrganiserProfile): Typed {
  const { contact } = profile;
  return {
    name: profile.name,
    accented: profile.accent === null ? '' : 'on',
    accent: profile.accent ?? '#0e5a5e',
    contactName: contact.name,
    contactPhone: contact.phone,
    contactEmail: contact.email,
    contactWhatsapp: contact.whatsapp && `+${contact.whatsapp}`,
    address: profile.address.join('\n'),
    letterhead: profile.letterhead.join('\n'),
    senderName: profile.senderName === profile.name ? '' : profile.senderName,
    replyTo: profile.replyTo,
    slug: profile.slug,
  };
}

const linesOf = (text = '') => text.split(/\r?\n/).map((line) => line.trim());

export function inputOf(typed: Typed): ProfileInput {
  return {
    name: typed.name ?? '',
    accent: typed.accented === 'on' ? (typed.accent ?? '') : null,
    contactName: typed.contactName ?? '',
    contactPhone: typed.contactPhone ?? '',
    contactEmail: typed.contactEmail ?? '',
    contactWhatsapp: typed.contactWhatsapp ?? '',
    address: linesOf(typed.address),
    letterhead: linesOf(typed.letterhead),
    senderName: typed.senderName ?? '',
    replyTo: typed.replyTo ?? '',
  };
}

/** What to do about a field; nothing where it is right. `darker` is a colour of the same hue that would do. */
export function profileError(refused: Refused | undefined, field: string, darker: string): string | undefined {
  const codes = refused?.[field] ?? Object.entries(refused ?? {}).find(([path]) => path.startsWith(`${field}.`))?.[1];
  if (!codes) return undefined;
  if (codes.includes('taken')) return m.editions_slug_taken();
  if (field === 'accent')
    return codes.includes('too-faint') ? m.editions_accent_faint({ darker }) : m.editions_accent_bad();
  const words: Readonly<Record<string, () => string>> = {
    name: m.editions_name_missing,
    contactPhone: m.editions_contact_phone_bad,
    contactWhatsapp: m.editions_contact_whatsapp_bad,
    contactEmail: m.editions_contact_email_bad,
    replyTo: m.editions_contact_email_bad,
    address: () => m.editions_lines_bad({ most: ADDRESS_LINES }),
    letterhead: () => m.editions_lines_bad({ most: LETTERHEAD_LINES }),
    slug: m.editions_slug_bad,
  };
  return (words[field] ?? m.editions_bad_field)();
}

const LABELS: Readonly<Record<string, () => string>> = {
  name: m.editions_organiser_name,
  accented: m.editions_accent_use,
  accent: m.editions_accent,
  contactName: m.editions_contact_name,
  contactPhone: m.editions_contact_phone,
  contactWhatsapp: m.editions_contact_whatsapp,
  contactEmail: m.editions_contact_email,
  letterhead: m.editions_letterhead,
  address: m.editions_postal_address,
  senderName: m.editions_sender_name,
  replyTo: m.editions_reply_to,
};

/** What a field of the profile is called. */
export function profileLabel(name: string): string | undefined {
  return LABELS[name]?.();
}
