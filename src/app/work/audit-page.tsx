import { Form, useLoaderData } from 'react-router';
import { z } from 'zod';
import { businessDayBounds, MIDNIGHT } from '../../kinds/business-day.ts';
import { userId } from '../../kinds/id.ts';
import { formatInstant } from '../../kinds/time.ts';
import { findBrokenAudit, listAudit, listAuditActors } from '../../platform/audit/audit.ts';
import { nameAll } from '../../platform/audit/named.ts';
import type { Role } from '../../platform/db/context.ts';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import {
  Button,
  EmptyState,
  LinkButton,
  Notice,
  PageHead,
  SelectField,
  Table,
  TextField,
} from '../../platform/ui/index.ts';
import { getEdition } from '../../slices/editions/index.ts';
import { listRolesOf } from '../../slices/people/index.ts';
import { roleName } from '../../slices/people/role-name.ts';
import type { Route } from './+types/audit-page';
import { actorWords, actWords, factWords } from './audit-words.ts';
import { NAMERS } from './namers.ts';

export const handle: PageHandle = { access: 'audit.read' };

const A_PAGE = 50;
/** The parts of the product whose acts are written down, by the first part of an act's name. */
const KINDS: Readonly<Record<string, () => string>> = {
  people: m.people_page,
  editions: m.app_menu_settings,
  exhibitors: m.app_menu_participants,
  call: m.app_work_call,
  floor: m.floor_plan,
  catalogue: m.catalogue_products,
  hall: m.app_work_devices,
  stock: m.settlement_consignment,
  takings: m.app_work_payments,
  settlement: m.settlement_sales,
  webhooks: m.app_work_webhooks,
};

const asked = z.object({
  sebelum: z.coerce.number().int().positive().optional().catch(undefined),
  oleh: z.string().min(1).max(100).optional().catch(undefined),
  bagian: z
    .string()
    .regex(/^[a-z]+$/)
    .optional()
    .catch(undefined),
  hari: z.iso.date().optional().catch(undefined),
});

/** The whole of a day of the calendar: who did what when is read by the clock on the wall. */
function spanOf(day: string, zone: string) {
  const { from, to: until } = businessDayBounds(day, { zone, dayEndsAt: MIDNIGHT });
  return { from, until };
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const wanted = asked.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { sebelum: before, oleh: actor, bagian: slice, hari: day } = wanted;
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, slug, currency } = await getEdition(ctx, tx);
    const filter = { actor, slice, span: day === undefined ? undefined : spanOf(day, zone) };
    const found = await listAudit(tx, A_PAGE + 1, before, filter);
    const entries = found.slice(0, A_PAGE);
    const actors = await listAuditActors(tx);
    const ids = entries.flatMap(({ actorId, subject, data }) => [actorId, subject, ...Object.values(data)]);
    const known = await nameAll(
      NAMERS,
      ctx,
      tx,
      new Set([...actors, ...ids].filter((each) => typeof each === 'string')),
    );
    const roles = await listRolesOf(ctx, tx, actors.map(userId));
    return {
      zone,
      slug,
      currency,
      first: before === undefined,
      entries,
      names: Object.fromEntries(known),
      roles: Object.fromEntries(roles),
      persons: actors
        .map((id) => ({ value: id, label: known.get(id) ?? id }))
        .sort((a, b) => a.label.localeCompare(b.label, ctx.locale)),
      wanted: { oleh: actor ?? '', bagian: slice ?? '', hari: day ?? '' },
      next: found.length > A_PAGE ? entries.at(-1)?.seq : undefined,
      broken: await findBrokenAudit(tx),
    };
  });
}

export const meta: Route.MetaFunction = () => [{ title: `${m.app_work_audit()} · ${m.platform_brand()}` }];

/** What was done, and to what, by what it is called now. */
function Act({ action, name }: { action: string; name: string | undefined }) {
  return (
    <>
      {actWords(action)}
      {name && <span className="block font-normal">{name}</span>}
    </>
  );
}

interface WhoProps {
  readonly entry: { readonly actorKind: string; readonly actorId: string | null };
  readonly names: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<string, readonly Role[]>>;
}

/** By name and role; somebody whose roles have ended by name alone. */
function Who({ entry: { actorKind, actorId }, names, roles }: WhoProps) {
  const name = actorId === null ? undefined : names[actorId];
  if (name === undefined || actorId === null) return actorWords(actorKind);
  const held = (roles[actorId] ?? []).map((role) => roleName(role)).join(', ');
  return (
    <span>
      {name}
      {held && <span className="block text-ink-2 text-sm">{held}</span>}
    </span>
  );
}

export default function AuditPage() {
  const { zone, slug, currency, first, entries, names, roles, persons, wanted, next, broken } =
    useLoaderData<typeof loader>();
  const locale = getLocale();
  const base = pathIn(locale, `/kerja/${slug}/jejak`);
  const chosen = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== ''));
  const older = new URLSearchParams([...chosen, ['sebelum', String(next)]]);
  return (
    <>
      <PageHead title={m.app_work_audit()} lead={m.app_audit_lead()} />
      <div className="grid gap-4">
        {broken === undefined ? (
          <Notice kind="success" title={m.app_audit_whole()} />
        ) : (
          <Notice kind="danger" title={m.app_audit_broken({ seq: broken })} />
        )}
        <Form method="get" className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_2fr_1fr_auto]">
          <SelectField
            name="oleh"
            label={m.app_audit_who()}
            optional
            none={m.people_audit_anybody()}
            choices={persons}
            defaultValue={wanted.oleh}
          />
          <SelectField
            name="bagian"
            label={m.people_audit_kind()}
            optional
            none={m.people_audit_anything()}
            choices={Object.entries(KINDS).map(([value, label]) => ({ value, label: label() }))}
            defaultValue={wanted.bagian}
          />
          <TextField name="hari" type="date" label={m.people_audit_day()} optional defaultValue={wanted.hari} />
          <Button tone="outline">{m.people_find()}</Button>
        </Form>
        <Table
          caption={m.app_work_audit()}
          quietCaption
          rows={entries}
          rowKey={(entry) => String(entry.seq)}
          empty={<EmptyState title={m.app_audit_none()}>{m.app_audit_none_text()}</EmptyState>}
          columns={[
            { heading: '#', cell: (entry) => entry.seq, numeric: true },
            {
              heading: m.app_audit_action(),
              cell: (entry) => <Act action={entry.action} name={names[entry.subject]} />,
              names: true,
            },
            { heading: m.app_audit_when(), cell: (entry) => formatInstant(entry.at, zone, locale) },
            { heading: m.app_audit_who(), cell: (entry) => <Who entry={entry} names={names} roles={roles} /> },
            {
              heading: m.app_audit_facts(),
              cell: (entry) => factWords(entry, currency, names) || '—',
            },
          ]}
        />
        <nav aria-label={m.platform_ui_pages()} className="flex flex-wrap justify-center gap-3 print:hidden">
          {!first && (
            <LinkButton href={chosen.size > 0 ? `${base}?${chosen}` : base} tone="outline">
              {m.app_audit_newest()}
            </LinkButton>
          )}
          {next !== undefined && (
            <LinkButton href={`${base}?${older}`} rel="next" tone="outline">
              {m.app_audit_older()}
            </LinkButton>
          )}
        </nav>
      </div>
    </>
  );
}
