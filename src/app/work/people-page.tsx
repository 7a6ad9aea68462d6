import { useState } from 'react';
import { Form, useActionData, useLoaderData, useSubmit } from 'react-router';
import { z } from 'zod';
import { formatInstant } from '../../kinds/time.ts';
import { nameAll } from '../../platform/audit/named.ts';
import { allowing, mayGrant } from '../../platform/authz/access.ts';
import { ROLES } from '../../platform/db/context.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import {
  Badge,
  Button,
  Card,
  EmptyState,
  LinkButton,
  Notice,
  PageHead,
  Pagination,
  SelectField,
  Table,
  TextField,
} from '../../platform/ui/index.ts';
import { ConfirmDialog } from '../../platform/ui/interactive.ts';
import { id } from '../../slices/editions/contract.ts';
import { getEdition, listAgencies, mustBeAgencies, mustBeRegion } from '../../slices/editions/index.ts';
import { endRole, handOver, listOpenInvitations, listPeople, scopeRole } from '../../slices/people/index.ts';
import { roleName } from '../../slices/people/role-name.ts';
import type { Route } from './+types/people-page';
import { NAMERS } from './namers.ts';

export const handle: PageHandle = { access: 'people.invite' };

const A_PAGE = 50;
const asked = z.object({
  cari: z.string().max(100).catch(''),
  peran: z.enum(ROLES).optional().catch(undefined),
  hal: z.coerce.number().int().min(1).max(1_000).catch(1),
});

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const { cari: words, peran: role, hal: page } = asked.parse(Object.fromEntries(new URL(request.url).searchParams));
  const held = allowing(ctx.actor, ctx.organiser, 'people.invite');
  const own = ctx.actor.kind === 'person' ? ctx.actor.user : undefined;
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const edition = await getEdition(ctx, tx);
    const agencies = await listAgencies(ctx, tx);
    const offset = (page - 1) * A_PAGE;
    const { people, total } = await listPeople(ctx, tx, { words, role, limit: A_PAGE, offset });
    const things = people.flatMap(({ business, booth, agency }) => [business, booth, agency]);
    const names = await nameAll(NAMERS, ctx, tx, new Set(things.filter((each) => each !== null)));
    const regions = new Map<string, string>(edition.delegations.map(({ region }) => [region.code, region.name]));
    const open = await listOpenInvitations(ctx, tx);
    return {
      slug: ctx.slug,
      zone: edition.zone,
      words,
      role: role ?? '',
      page,
      pages: Math.max(1, Math.ceil(total / A_PAGE)),
      total,
      invited: open.length,
      organiser: held.some((each) => each.role === 'organiser'),
      regions: edition.delegations.map(({ region }) => ({ value: region.code as string, label: region.name })),
      agencies: agencies
        .filter(({ retired }) => !retired)
        .map(({ id, name }) => ({ value: id as string, label: name })),
      people: people.map((person) => ({
        ...person,
        own: person.user === own,
        changeable: mayGrant(held, person.role),
        scope: [
          person.region && (regions.get(person.region) ?? person.region),
          ...[person.agency, person.business, person.booth].map((each) => each && names.get(each)),
        ].filter(Boolean),
      })),
    };
  });
}

type Person = ReturnType<typeof useLoaderData<typeof loader>>['people'][number];

const form = z.discriminatedUnion('do', [
  z.object({ do: z.literal('end'), membership: id<'membership'>() }),
  z.object({ do: z.literal('hand-over'), membership: id<'membership'>() }),
  z.object({
    do: z.literal('scope'),
    membership: id<'membership'>(),
    region: z.string().max(40).default(''),
    agency: z.union([z.literal(''), id<'agency'>()]).default(''),
  }),
]);

type Told =
  | { readonly state: 'ended' | 'handed-over' | 'scoped' }
  | { readonly state: 'refused'; readonly code: string };

export async function action({ request, context }: Route.ActionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const given = form.safeParse(Object.fromEntries(await request.formData()));
  if (!given.success) return { state: 'refused', code: 'people.membership-unknown' };
  const wanted = given.data;
  try {
    if (wanted.do === 'end') {
      await runner.command(ctx, (tx) => endRole(ctx, tx, wanted.membership));
      return { state: 'ended' };
    }
    if (wanted.do === 'hand-over') {
      await runner.command(ctx, (tx) => handOver(ctx, tx, wanted.membership));
      return { state: 'handed-over' };
    }
    const scope = { region: wanted.region || null, agency: wanted.agency || null };
    await runner.command(ctx, async (tx) => {
      if (scope.region !== null) await mustBeRegion(tx, scope.region);
      if (scope.agency !== null) await mustBeAgencies(ctx, tx, [scope.agency]);
      await scopeRole(ctx, tx, wanted.membership, scope);
    });
    return { state: 'scoped' };
  } catch (error) {
    if (error instanceof DomainError) return { state: 'refused', code: error.code };
    throw error;
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.people_page()} · ${m.platform_brand()}` }];

function refusalWords(code: string): string {
  if (code === 'people.last-organiser') return m.people_last_organiser();
  if (code === 'people.role-too-high') return m.app_invite_role_too_high();
  if (code === 'people.scope-missing') return m.app_invite_region_missing();
  if (code === 'people.mailbox-unproved') return m.people_hand_over_unproved();
  if (code === 'people.own-role') return m.people_own_role();
  return m.people_role_gone();
}

function Answer({ told }: { told: Told }) {
  if (told.state === 'refused') return <Notice kind="danger" title={refusalWords(told.code)} />;
  const words = { ended: m.people_ended, 'handed-over': m.people_handed_over, scoped: m.people_scoped }[told.state];
  return <Notice kind="success" title={words()} />;
}

/** Both acts cost dear, so they ask; without script the button acts at once. */
function AskedForm({ person, act }: { person: Person; act: 'end' | 'hand-over' }) {
  const [asking, setAsking] = useState(false);
  const submit = useSubmit();
  const name = person.name;
  const ends = act === 'end';
  const label = ends ? (person.own ? m.people_leave() : m.people_end()) : m.people_hand_over();
  return (
    <Form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        setAsking(true);
      }}
    >
      <SentField />
      <input type="hidden" name="membership" value={person.id} />
      <Button name="do" value={act} size="small" tone="outline">
        {label}
      </Button>
      <ConfirmDialog
        title={ends ? m.people_end_title({ name, role: roleName(person.role) }) : m.people_hand_over_title({ name })}
        open={asking}
        danger={ends}
        confirm={label}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void submit({ do: act, membership: person.id }, { method: 'post' });
        }}
      >
        {ends ? m.people_end_text() : m.people_hand_over_text()}
      </ConfirmDialog>
    </Form>
  );
}

interface Choices {
  readonly regions: readonly { readonly value: string; readonly label: string }[];
  readonly agencies: readonly { readonly value: string; readonly label: string }[];
}

/** For which region a lead and for which agency somebody works. */
function ScopeForm({ person, regions, agencies }: { person: Person } & Choices) {
  const region = person.role === 'lead';
  if (!region && agencies.length === 0) return null;
  return (
    <details>
      <summary className="inline-flex min-h-10 cursor-pointer pointer-coarse:min-h-12 items-center text-sm underline">
        {m.people_change_scope()}
      </summary>
      <Form method="post" className="grid gap-3 py-2">
        <SentField />
        <input type="hidden" name="membership" value={person.id} />
        {region && (
          <SelectField
            name="region"
            label={m.app_invite_region()}
            choices={regions}
            defaultValue={person.region ?? ''}
          />
        )}
        {agencies.length > 0 && (
          <SelectField
            name="agency"
            label={m.editions_invite_agency()}
            optional
            none={m.editions_invite_no_agency()}
            choices={agencies}
            defaultValue={person.agency ?? ''}
          />
        )}
        <Button name="do" value="scope" size="small">
          {m.people_save()}
        </Button>
      </Form>
    </details>
  );
}

function Acts({ person, organiser, ...choices }: { person: Person; organiser: boolean } & Choices) {
  const scoped = person.role === 'lead' || person.role === 'officer';
  if (!person.changeable && !person.own) return '—';
  const heir = organiser && !person.own && person.role === 'officer';
  return (
    <div className="grid justify-items-start gap-1 max-lg:justify-items-end">
      <div className="flex flex-wrap gap-2">
        {heir && person.proved && <AskedForm person={person} act="hand-over" />}
        <AskedForm person={person} act="end" />
      </div>
      {heir && !person.proved && (
        <p className="max-w-64 text-ink-2 text-sm max-lg:text-right">{m.people_hand_over_not_yet()}</p>
      )}
      {scoped && !person.own && <ScopeForm person={person} {...choices} />}
    </div>
  );
}

export default function PeoplePage() {
  const { slug, zone, words, role, page, pages, total, invited, organiser, people, ...choices } =
    useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const base = pathIn(locale, `/kerja/${slug}`);
  const at = (target: number) =>
    `${base}/orang?${new URLSearchParams({ ...(words && { cari: words }), ...(role && { peran: role }), hal: String(target) })}`;
  const roles = ROLES.map((each) => ({ value: each, label: roleName(each) }));
  return (
    <>
      <PageHead
        title={m.people_page()}
        lead={m.people_page_lead({ count: total })}
        actions={
          <LinkButton href={`${base}/undangan`}>
            {invited > 0 ? m.people_invite_open({ count: invited }) : m.people_invite()}
          </LinkButton>
        }
      />
      <div className="grid gap-5">
        {told && <Answer told={told} />}
        <Card>
          <Form method="get" className="grid items-end gap-4 sm:grid-cols-[2fr_1fr_auto]">
            <TextField name="cari" type="search" label={m.people_search()} defaultValue={words} optional />
            <SelectField
              name="peran"
              label={m.app_invite_role()}
              optional
              none={m.people_all_roles()}
              choices={roles}
              defaultValue={role}
            />
            <Button tone="outline">{m.people_find()}</Button>
          </Form>
        </Card>
        <Table
          caption={m.people_page()}
          quietCaption
          rows={people}
          rowKey={(person) => person.id}
          empty={<EmptyState title={m.people_none()}>{m.people_none_text()}</EmptyState>}
          columns={[
            {
              heading: m.people_name(),
              names: true,
              cell: (person) => (
                <>
                  {person.name || person.email}
                  {person.own && <span className="font-normal text-ink-2"> ({m.people_you()})</span>}
                  <span className="block break-all font-normal text-ink-2 text-sm">{person.email}</span>
                  {!person.proved && <Badge tone="gold">{m.people_unproved()}</Badge>}
                </>
              ),
            },
            { heading: m.app_invite_role(), cell: (person) => roleName(person.role) },
            { heading: m.editions_invite_for(), cell: (person) => person.scope.join(' · ') || '—' },
            { heading: m.people_since(), cell: (person) => formatInstant(person.since, zone, locale) },
            {
              heading: m.people_last_seen(),
              cell: (person) =>
                person.lastSeenAt === null ? m.people_never_seen() : formatInstant(person.lastSeenAt, zone, locale),
            },
            {
              heading: m.editions_invite_do(),
              cell: (person) => <Acts person={person} organiser={organiser} {...choices} />,
            },
          ]}
        />
        <Pagination page={page} pages={pages} hrefOf={at} />
      </div>
    </>
  );
}
