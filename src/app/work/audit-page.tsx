import { useLoaderData } from 'react-router';
import { z } from 'zod';
import { formatInstant } from '../../kinds/time.ts';
import { findBrokenAudit, listAudit } from '../../platform/audit/audit.ts';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { EmptyState, LinkButton, Notice, PageHead, Table } from '../../platform/ui/index.ts';
import { getEdition } from '../../slices/editions/index.ts';
import type { Route } from './+types/audit-page';
import { actorWords, actWords, factWords } from './audit-words.ts';

export const handle: PageHandle = { access: 'audit.read' };

const A_PAGE = 50;
const asked = z.object({ sebelum: z.coerce.number().int().positive().optional().catch(undefined) });

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const { sebelum: before } = asked.parse(Object.fromEntries(new URL(request.url).searchParams));
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, slug, currency } = await getEdition(ctx, tx);
    const found = await listAudit(tx, A_PAGE + 1, before);
    const entries = found.slice(0, A_PAGE);
    const next = found.length > A_PAGE ? entries.at(-1)?.seq : undefined;
    return { zone, slug, currency, first: before === undefined, entries, next, broken: await findBrokenAudit(tx) };
  });
}

export const meta: Route.MetaFunction = () => [{ title: `${m.app_work_audit()} · ${m.platform_brand()}` }];

export default function AuditPage() {
  const { zone, slug, currency, first, entries, next, broken } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const base = pathIn(locale, `/kerja/${slug}/jejak`);
  return (
    <>
      <PageHead title={m.app_work_audit()} lead={m.app_audit_lead()} />
      <div className="grid gap-4">
        {broken === undefined ? (
          <Notice kind="success" title={m.app_audit_whole()} />
        ) : (
          <Notice kind="danger" title={m.app_audit_broken({ seq: broken })} />
        )}
        <Table
          caption={m.app_work_audit()}
          quietCaption
          rows={entries}
          rowKey={(entry) => String(entry.seq)}
          empty={<EmptyState title={m.app_audit_none()}>{m.app_audit_none_text()}</EmptyState>}
          columns={[
            { heading: '#', cell: (entry) => entry.seq, numeric: true },
            { heading: m.app_audit_action(), cell: (entry) => actWords(entry.action), names: true },
            { heading: m.app_audit_when(), cell: (entry) => formatInstant(entry.at, zone, locale) },
            { heading: m.app_audit_who(), cell: (entry) => actorWords(entry.actorKind) },
            {
              heading: m.app_audit_facts(),
              cell: (entry) => factWords(entry, currency) || '—',
            },
          ]}
        />
        <nav aria-label={m.platform_ui_pages()} className="flex flex-wrap justify-center gap-3 print:hidden">
          {!first && (
            <LinkButton href={base} tone="outline">
              {m.app_audit_newest()}
            </LinkButton>
          )}
          {next !== undefined && (
            <LinkButton href={`${base}?sebelum=${next}`} rel="next" tone="outline">
              {m.app_audit_older()}
            </LinkButton>
          )}
        </nav>
      </div>
    </>
  );
}
