import { useActionData, useLoaderData } from 'react-router';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { PageHead } from '../../../platform/ui/index.ts';
import type { Route } from './+types/country-page';
import { CountryCard } from './CountryCard.tsx';
import { type CountryTold, readCountry, saveCountry } from './country-form.ts';

export const handle: PageHandle = { access: 'editions.manage' };

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  return { slug: ctx.slug, ...(await readCountry(servicesOf(context).runner, ctx)) };
}

export function action({ request, context }: Route.ActionArgs): Promise<CountryTold> {
  return saveCountry(servicesOf(context).runner, editionOf(context), request);
}

export const meta: Route.MetaFunction = () => [{ title: `${m.editions_country()} · ${m.platform_brand()}` }];

export default function CountryPage() {
  const { slug, country, open } = useLoaderData<typeof loader>();
  const answer = useActionData<CountryTold>();
  const locale = getLocale();
  return (
    <>
      <PageHead
        title={m.editions_country()}
        above={[{ href: pathIn(locale, `/kerja/${slug}/penyelenggara`), label: m.editions_organiser() }]}
      />
      <div className="max-w-3xl">
        <CountryCard country={country} open={open} told={answer?.told} />
      </div>
    </>
  );
}
