import { useLoaderData } from 'react-router';
import { formatInstant } from '../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { Badge, EmptyState, PageHead, Table } from '../../platform/ui/index.ts';
import { getEdition } from '../../slices/editions/index.ts';
import { listExceptions } from '../../slices/hall/index.ts';
import type { Route } from './+types/exceptions-page';
import { exceptionWords } from './exception-words.ts';

export const handle: PageHandle = { access: 'exceptions.read' };

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, slug } = await getEdition(ctx, tx);
    return { zone, slug, exceptions: await listExceptions(ctx, tx) };
  });
}

export const meta: Route.MetaFunction = () => [{ title: `${m.app_work_exceptions()} · ${m.platform_brand()}` }];

export default function ExceptionsPage() {
  const { zone, slug, exceptions } = useLoaderData<typeof loader>();
  const locale = getLocale();
  return (
    <>
      <PageHead title={m.app_work_exceptions()} lead={m.app_exceptions_lead()} />
      <Table
        caption={m.app_work_exceptions()}
        quietCaption
        rows={exceptions}
        rowKey={(exception) => exception.id}
        empty={<EmptyState title={m.app_exceptions_none()}>{m.app_exceptions_none_text()}</EmptyState>}
        columns={[
          {
            heading: m.app_exceptions_what(),
            names: true,
            cell: (exception) => {
              const { title, advice } = exceptionWords(exception.code);
              return (
                <>
                  {title}
                  <span className="block font-normal text-ink-2 text-sm">{advice}</span>
                </>
              );
            },
          },
          { heading: m.app_exceptions_device(), cell: (exception) => <Badge>{exception.deviceCode}</Badge> },
          {
            heading: m.app_exceptions_event(),
            cell: (exception) =>
              exception.event === null || !exceptionWords(exception.code).receipt ? (
                (exception.seq ?? '—')
              ) : (
                <a href={pathIn(locale, `/kerja/${slug}/struk/${exception.event}`)} className="underline">
                  #{exception.seq}
                </a>
              ),
          },
          { heading: m.app_exceptions_when(), cell: (exception) => formatInstant(exception.raisedAt, zone, locale) },
        ]}
      />
    </>
  );
}
