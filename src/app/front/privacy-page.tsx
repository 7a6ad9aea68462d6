import { m } from '../../platform/i18n/index.ts';
import type { PageHandle } from '../../platform/page/page-context.ts';
import { PageHead } from '../../platform/ui/index.ts';
import type { Route } from './+types/privacy-page';
import { Article, Chapter } from './Article.tsx';

export const handle: PageHandle = { access: 'public', still: true, freshFor: 3600 };

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
  [m.app_front_privacy_rights, m.app_front_privacy_rights_text],
] as const;

export default function PrivacyPage() {
  return (
    <Article>
      <PageHead title={m.app_front_privacy()} lead={m.app_front_privacy_lead()} />
      {CHAPTERS.map(([title, text]) => (
        <Chapter key={title()} title={title()}>
          <p>{text()}</p>
        </Chapter>
      ))}
    </Article>
  );
}
