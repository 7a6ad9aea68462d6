import { useLoaderData } from 'react-router';
import { findPack, packNamed } from '../../kinds/country/index.ts';
import { getLocale, m } from '../../platform/i18n/index.ts';
import { type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { PageHead } from '../../platform/ui/index.ts';
import { isReachable } from '../../slices/editions/contract.ts';
import { listPublicOrganisers } from '../../slices/editions/index.ts';
import type { Route } from './+types/privacy-page';
import { Article, Chapter } from './Article.tsx';
import { ContactLinks } from './Colophon.tsx';

export const handle: PageHandle = { access: 'public', still: true, freshFor: 3600 };

/** The organisers that everybody can see, each with how it is reached. */
export async function loader({ context }: Route.LoaderArgs) {
  const { runner } = servicesOf(context);
  const organisers = await listPublicOrganisers(runner.db);
  // The laws of the countries that organisers here are of; where nobody is yet, the one that the product began with.
  const packs = new Set(organisers.map(({ countryPack }) => findPack(countryPack) ?? packNamed('id')));
  if (packs.size === 0) packs.add(packNamed('id'));
  return { organisers, laws: [...packs].map(({ privacyLaw }) => privacyLaw) };
}

export const meta: Route.MetaFunction = () => [
  { title: `${m.app_front_privacy()} · ${m.platform_brand()}` },
  { name: 'description', content: m.app_front_privacy_lead() },
];

/** Whose data are kept, which, and for what. Each chapter is about one kind of person. */
const CHAPTERS = [
  [m.app_front_privacy_visitors, m.app_front_privacy_visitors_text],
  [m.app_front_privacy_buyers, m.app_front_privacy_buyers_text],
  [m.app_front_privacy_businesses, m.app_front_privacy_businesses_text],
  [m.app_front_privacy_turnover, m.app_front_privacy_turnover_text],
  [m.app_front_privacy_staff, m.app_front_privacy_staff_text],
  [m.app_front_privacy_devices, m.app_front_privacy_devices_text],
  [m.app_front_privacy_money, m.app_front_privacy_money_text],
] as const;

export default function PrivacyPage() {
  const { organisers, laws } = useLoaderData<typeof loader>();
  const law = new Intl.ListFormat(getLocale()).format(laws.map((each) => each[getLocale()]));
  return (
    <Article>
      <PageHead title={m.app_front_privacy()} lead={m.app_front_privacy_lead()} />
      {CHAPTERS.map(([title, text]) => (
        <Chapter key={title()} title={title()}>
          <p>{text()}</p>
        </Chapter>
      ))}
      <Chapter title={m.app_front_privacy_rights()}>
        <p>{m.app_front_privacy_rights_text({ law })}</p>
      </Chapter>
      {organisers.length > 0 && (
        <Chapter title={m.app_front_privacy_contact()}>
          <p>{m.app_front_privacy_contact_text()}</p>
          <ul className="grid gap-3">
            {organisers.map((organiser) => (
              <li key={organiser.id}>
                <b>{organiser.name}</b>
                {isReachable(organiser) ? (
                  <ContactLinks contact={organiser.contact} />
                ) : (
                  <p className="text-ink-2 text-sm">{m.app_front_privacy_no_contact()}</p>
                )}
              </li>
            ))}
          </ul>
        </Chapter>
      )}
    </Article>
  );
}
