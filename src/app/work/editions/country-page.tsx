import { useActionData, useLoaderData } from 'react-router';
import { isPackName } from '../../../kinds/country/index.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { PageHead } from '../../../platform/ui/index.ts';
import { getCountry } from '../../../slices/people/index.ts';
import type { Route } from './+types/country-page';
import { CountryCard } from './CountryCard.tsx';
import { isCountryOpen, setCountry } from './set-country.ts';

export const handle: PageHandle = { access: 'editions.manage' };

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    slug: ctx.slug,
    country: (await getCountry(ctx, tx)).name,
    open: await isCountryOpen(ctx, tx),
  }));
}

interface Told {
  readonly told: 'saved' | 'fixed';
}

export async function action({ request, context }: Route.ActionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const name = (await request.formData()).get('country');
  if (!isPackName(name)) return { told: 'fixed' };
  try {
    await servicesOf(context).runner.command(ctx, (tx) => setCountry(ctx, tx, name));
    return { told: 'saved' };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'editions.country-fixed') return { told: 'fixed' };
    throw error;
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.editions_country()} · ${m.platform_brand()}` }];

export default function CountryPage() {
  const { slug, country, open } = useLoaderData<typeof loader>();
  const answer = useActionData<Told>();
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
