import { useLoaderData } from 'react-router';
import { formatInstant } from '../../kinds/time.ts';
import { findBrokenAudit, listAudit } from '../../platform/audit/audit.ts';
import { getLocale, m } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { EmptyState, Notice, PageHead, Table } from '../../platform/ui/index.ts';
import { getEdition } from '../../slices/editions/index.ts';
import type { Route } from './+types/audit-page';
import { actorWords, actWords, factWords } from './audit-words.ts';

export const handle: PageHandle = { access: 'audit.read' };

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    zone: (await getEdition(ctx, tx)).zone,
    entries: await listAudit(tx),
    broken: await findBrokenAudit(tx),
  }));
}

export const meta: Route.MetaFunction = () => [{ title: `${m.app_work_audit()} · ${m.platform_brand()}` }];

export default function AuditPage() {
  const { zone, entries, broken } = useLoaderData<typeof loader>();
  const locale = getLocale();
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
              cell: (entry) => factWords(entry.data) || '—',
            },
          ]}
        />
      </div>
    </>
  );
}
