import { index, prefix, type RouteConfig, type RouteConfigEntry, route } from '@react-router/dev/routes';
import { nominationPages } from '../slices/call/nomination-routes.ts';
import { callPages } from '../slices/call/routes.ts';
import { productPages } from '../slices/catalogue/routes.ts';
import { identifierPages } from '../slices/exhibitors/routes.ts';
import { floorPages } from '../slices/floor/routes.ts';
import { boardPages, figurePages } from '../slices/insights/routes.ts';
import { peoplePages } from '../slices/people/routes.ts';
import { settlementPages } from '../slices/settlement/routes.ts';
import { stockPages } from '../slices/stock/routes.ts';
import { reportPages, takingsPages } from '../slices/takings/routes.ts';
import { receiptPages, tillWorkPages } from '../slices/till/routes.ts';
import { applyPages, producerPages } from './apply/routes.ts';
import { publicPages } from './front/routes.ts';

/** Every page twice: Indonesian without a prefix, English under `/en`. The same module, another id. */
function pages(language: 'id' | 'en'): RouteConfigEntry[] {
  const id = (name: string) => ({ id: `${language}:${name}` });
  return [
    ...publicPages(id),
    ...peoplePages(id),
    ...boardPages(id),
    ...receiptPages(id),
    ...applyPages(id),
    ...reportPages(id),
    route('demo/masuk', 'work/enter-demo.ts', id('enter-demo')),
    route('demo/kasir', 'work/demo-till.ts', id('demo-till')),
    route('kerja', 'work/choose-page.tsx', id('choose')),
    route('kerja/baru/:organiser', 'work/editions/new-edition-page.tsx', id('new-edition')),
    route('kerja/baru/:organiser/profil', '../slices/editions/pages/new-organiser-page.tsx', id('new-organiser')),
    route(
      'kerja/baru/:organiser/profil/foto',
      '../slices/editions/pages/new-organiser-logo.ts',
      id('new-organiser-logo'),
    ),
    route('kerja/baru/:organiser/negara', 'work/editions/new-country-page.tsx', id('new-country')),
    route('kerja/:slug', 'work/work-layout.tsx', id('work'), [
      index('work/overview-page.tsx', id('overview')),
      ...figurePages(id),
      ...floorPages(id),
      ...nominationPages(id),
      route('pencalonan/ganda', 'work/doubles/doubles-page.tsx', id('doubles')),
      ...settlementPages(id),
      ...stockPages(id),
      ...callPages(id),
      ...productPages(id),
      ...producerPages(id),
      ...takingsPages(id),
      ...identifierPages(id),
      route('perangkat', 'work/devices-page.tsx', id('devices')),
      route('perangkat/unggah', 'work/upload-page.tsx', id('upload')),
      route('pengecualian', 'work/exceptions-page.tsx', id('exceptions')),
      route('pengecualian/ditahan', 'work/aside-page.tsx', id('aside')),
      ...tillWorkPages(id),
      route('kontingen', 'work/delegations/delegations-page.tsx', id('delegations')),
      route('kontingen/:region', 'work/delegations/delegation-page.tsx', id('delegation')),
      route('instansi', '../slices/editions/pages/agencies-page.tsx', id('agencies')),
      route('penyelenggara', '../slices/editions/pages/organiser-page.tsx', id('organiser')),
      route('penyelenggara/foto', '../slices/editions/pages/organiser-logo.ts', id('organiser-logo')),
      route('penyelenggara/negara', 'work/editions/country-page.tsx', id('country')),
      route('pengaturan', 'work/editions/settings-page.tsx', id('settings')),
      route('orang', 'work/people-page.tsx', id('people')),
      route('undangan', 'work/invitations-page.tsx', id('invitations')),
      route('surat', 'work/mail-page.tsx', id('mail')),
      route('webhook', 'work/webhooks-page.tsx', id('webhooks')),
      route('unduhan', 'exports/downloads-page.tsx', id('downloads')),
      route('jejak', 'work/audit-page.tsx', id('audit')),
    ]),
    route('dev/ui', 'dev/gallery-page.tsx', id('gallery')),
  ];
}

export default [...pages('id'), ...prefix('en', pages('en'))] satisfies RouteConfig;
