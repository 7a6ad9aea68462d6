import type { OrganiserProfile } from './profile.ts';

/** Whom to ask, in the order in which people try: the office, its telephone, WhatsApp, e-mail. Nothing where nothing was said. */
export function contactLines({ contact }: Pick<OrganiserProfile, 'contact'>): readonly string[] {
  return [
    contact.name,
    contact.phone && `Tel. ${contact.phone}`,
    contact.whatsapp && `WhatsApp +${contact.whatsapp}`,
    contact.email,
  ].filter((line) => line !== '');
}
