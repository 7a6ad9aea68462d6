import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { allowing } from '../../platform/authz/access.ts';
import { getLocale, m } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle } from '../../platform/page/page-context.ts';
import { Card, PageHead, SheetButtons } from '../../platform/ui/index.ts';
import { EXPORT_SHEETS } from './sheets.ts';

export const handle: PageHandle = { access: 'products.edit' };

/** What this person may take home, by the same table that guards the files. */
export function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const sheets = EXPORT_SHEETS.filter(({ action }) => allowing(ctx.actor, ctx.organiser, action).length > 0);
  return { slug: ctx.slug, sheets: sheets.map(({ name, title }) => ({ name, title })) };
}

export const meta: MetaFunction = () => [{ title: `${m.app_downloads()} · ${m.platform_brand()}` }];

export default function DownloadsPage() {
  const { slug, sheets } = useLoaderData<typeof loader>();
  const locale = getLocale();
  return (
    <>
      <PageHead title={m.app_downloads()} lead={m.app_downloads_lead()} />
      <Card>
        <ul className="grid max-w-3xl gap-4">
          {sheets.map(({ name, title }) => (
            <li key={name} className="flex flex-wrap items-center justify-between gap-3">
              <b className="min-w-0 flex-1 basis-56">{title[locale]}</b>
              <SheetButtons slug={slug} sheet={name} />
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
