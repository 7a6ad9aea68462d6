import { formatDay } from '../../../kinds/time.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { Badge, Card } from '../../../platform/ui/index.ts';
import type { Identifier } from '../../exhibitors/contract.ts';
import { kindName, STATE_TONES, stateName } from '../../exhibitors/labels.ts';
import { showPhone } from '../../exhibitors/rules/phone.ts';
import { inLanguage } from './parts.tsx';

/** A permit as a page shows it; without its number where the call is blind. */
export interface ShownPermit extends Pick<Identifier, 'kind' | 'state' | 'expiresOn' | 'expiryYear'> {
  readonly id: string;
  readonly value: string | null;
  /** Its last day is before the edition's. */
  readonly over: boolean;
}

export interface ToldProps {
  readonly story: { readonly id: string; readonly en: string };
  /** Undefined where the reader may not know who it is. */
  readonly contacts: { readonly whatsapp: string | null; readonly email: string | null } | undefined;
  readonly permits: readonly ShownPermit[];
}

/** What a business tells of itself: its story, how to reach it, its permits and who has checked them. */
export function Told({ story, contacts, permits }: ToldProps) {
  const locale = getLocale();
  return (
    <Card title={m.call_told()}>
      <dl className="grid gap-4">
        <div>
          <dt className="font-semibold text-ink-2 text-sm">{m.call_story()}</dt>
          <dd className="max-w-prose whitespace-pre-line">{inLanguage(story) || m.call_told_nothing()}</dd>
        </div>
        {contacts && (
          <div>
            <dt className="font-semibold text-ink-2 text-sm">{m.call_contacts()}</dt>
            <dd className="flex flex-wrap gap-x-5">
              {contacts.whatsapp && (
                <a href={`https://wa.me/${contacts.whatsapp}`} className="inline-flex min-h-12 items-center underline">
                  WhatsApp {showPhone(contacts.whatsapp)}
                </a>
              )}
              {contacts.email && (
                <a href={`mailto:${contacts.email}`} className="inline-flex min-h-12 items-center break-all underline">
                  {contacts.email}
                </a>
              )}
              {!contacts.whatsapp && !contacts.email && m.call_told_nothing()}
            </dd>
          </div>
        )}
        <div>
          <dt className="font-semibold text-ink-2 text-sm">{m.call_permits()}</dt>
          <dd>
            {permits.length === 0 ? (
              m.call_permits_none()
            ) : (
              <ul className="grid gap-1">
                {permits.map(({ id, kind, value, state, over, expiresOn, expiryYear }) => (
                  <li
                    key={id}
                    className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-1.5 last:border-0"
                  >
                    <b>{kindName(kind)}</b>
                    {value !== null && <span className="tabular break-all font-mono text-sm">{value}</span>}
                    <Badge tone={STATE_TONES[state]}>{stateName(state)}</Badge>
                    {over && <Badge tone="red">{m.call_permit_over()}</Badge>}
                    {(expiresOn || expiryYear) && (
                      <span className="text-ink-2 text-sm">
                        {expiresOn
                          ? m.call_permit_until({ day: formatDay(expiresOn, locale, false) })
                          : m.call_permit_year({ year: String(expiryYear) })}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      </dl>
    </Card>
  );
}
