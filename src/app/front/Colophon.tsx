import { m } from '../../platform/i18n/index.ts';
import type { OrganiserProfile } from '../../slices/editions/index.ts';

export type Colophoned = Pick<OrganiserProfile, 'name' | 'contact' | 'address'>;

const link = 'inline-flex min-h-12 items-center underline hover:text-ink md:min-h-9 pointer-coarse:min-h-12';

/** Who organises, and how to reach them. */
export function Colophon({ name, contact, address }: Colophoned) {
  return (
    <div className="grid gap-1 text-ink-2 text-sm">
      <p>
        {m.app_front_organised_by()} <b className="text-ink">{name}</b>
      </p>
      {address.length > 0 && <address className="not-italic">{address.join(', ')}</address>}
      <ContactLinks contact={contact} />
    </div>
  );
}

/** The ways in which an organiser can be reached, in a row; nothing where it gave none. */
export function ContactLinks({ contact }: Pick<OrganiserProfile, 'contact'>) {
  const { name, phone, email, whatsapp } = contact;
  if (phone === '' && email === '' && whatsapp === '') return null;
  return (
    <div className="flex flex-wrap items-center gap-x-5 text-ink-2 text-sm">
      {name !== '' && <span>{name}</span>}
      {phone !== '' && (
        <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`} className={link}>
          {phone}
        </a>
      )}
      {whatsapp !== '' && (
        <a href={`https://wa.me/${whatsapp}`} className={link}>
          {m.app_front_contact_whatsapp({ number: `+${whatsapp}` })}
        </a>
      )}
      {email !== '' && (
        <a href={`mailto:${email}`} className={`${link} break-all`}>
          {email}
        </a>
      )}
    </div>
  );
}
