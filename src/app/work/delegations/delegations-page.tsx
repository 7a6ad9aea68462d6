import { Form, useActionData, useLoaderData } from 'react-router';
import { formatCount } from '../../../kinds/money.ts';
import { formatDay } from '../../../kinds/time.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Badge,
  Button,
  Card,
  EmptyState,
  LinkButton,
  Notice,
  PageHead,
  Table,
  TextField,
  type Tone,
} from '../../../platform/ui/index.ts';
import { setDeadlines } from '../../../slices/editions/index.ts';
import { MILESTONES, type Milestone } from '../../../slices/editions/rules/milestones.ts';
import type { Route } from './+types/delegations-page';
import { fieldError, type Refusal } from './field-words.ts';
import type { DelegationCounts, MilestoneState } from './judge-delegation.ts';
import { type DelegationState, listDelegationStates } from './list-delegation-states.ts';
import { refusalOf, typedIn } from './refusal-of.ts';

export const handle: PageHandle = { access: 'delegations.read' };

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const reach = reachOfPage(context);
  const states = await servicesOf(context).runner.query(ctx, (tx) => listDelegationStates(ctx, tx, reach));
  return {
    slug: ctx.slug,
    ...states,
    manages: allowing(ctx.actor, ctx.organiser, 'editions.manage').length > 0,
    enrols: allowing(ctx.actor, ctx.organiser, 'devices.read').length > 0,
  };
}

type Told = { readonly saved: true } | { readonly refusal: Refusal };

export async function action({ request, context }: Route.ActionArgs): Promise<Told> {
  const ctx = editionOf(context);
  if (allowing(ctx.actor, ctx.organiser, 'editions.manage').length === 0) throw new DomainError(common.forbidden);
  const values = typedIn(await request.formData());
  const given = Object.fromEntries(MILESTONES.map((code) => [code, values[code] ?? ''])) as Record<Milestone, string>;
  try {
    await servicesOf(context).runner.command(ctx, (tx) => setDeadlines(ctx, tx, given));
    return { saved: true };
  } catch (error) {
    return { refusal: refusalOf(error) };
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.editions_delegations()} · ${m.platform_brand()}` }];

function milestoneName(code: Milestone): string {
  return {
    nominated: m.editions_ms_nominated,
    accepted: m.editions_ms_accepted,
    verified: m.editions_ms_verified,
    placed: m.editions_ms_placed,
    priced: m.editions_ms_priced,
    tills: m.editions_ms_tills,
  }[code]();
}

const STATES: Readonly<Record<MilestoneState, { readonly tone: Tone; readonly words: () => string }>> = {
  done: { tone: 'leaf', words: m.editions_state_done },
  open: { tone: 'plain', words: m.editions_state_open },
  late: { tone: 'red', words: m.editions_state_late },
  waits: { tone: 'plain', words: m.editions_state_waits },
  over: { tone: 'red', words: m.editions_state_over },
};

/** Where each is mended, under `/kerja/:slug`; `:region` is the delegation's. */
const WHERE: Readonly<Record<Milestone, string>> = {
  nominated: '/pencalonan',
  accepted: '/panggilan/peserta',
  verified: '/identitas',
  placed: '/kontingen/:region/stan',
  priced: '/produk',
  tills: '/perangkat',
};

function factsOf(code: Milestone, counts: DelegationCounts): string {
  const count = (value: number) => formatCount(value, getLocale());
  const of = (value: number, whole: number) => m.editions_of({ count: count(value), whole: count(whole) });
  const joined = (parts: readonly (string | false)[], none: string) => parts.filter(Boolean).join(' · ') || none;
  switch (code) {
    case 'nominated':
      return of(counts.nominated, counts.producerQuota);
    case 'accepted':
      return of(counts.placesGiven, counts.producerQuota);
    case 'verified':
      return joined(
        [
          counts.unverified > 0 && m.editions_unverified({ count: count(counts.unverified) }),
          counts.expiring > 0 && m.editions_expiring({ count: count(counts.expiring) }),
        ],
        m.editions_all_checked(),
      );
    case 'placed':
      return joined(
        [
          of(counts.booths, counts.boothQuota),
          counts.withoutBooth > 0 && m.editions_without_booth({ count: count(counts.withoutBooth) }),
        ],
        m.editions_all_placed(),
      );
    case 'priced':
      return joined(
        [
          counts.unpriced > 0 && m.editions_unpriced({ count: count(counts.unpriced) }),
          counts.withoutProduct > 0 && m.editions_without_product({ count: count(counts.withoutProduct) }),
        ],
        m.editions_all_priced(),
      );
    case 'tills':
      return of(counts.tills, counts.sellingBooths);
  }
}

function Cell({ item, code, href }: { item: DelegationState; code: Milestone; href: string }) {
  const { tone, words } = STATES[item.states[code]];
  return (
    <span className="inline-flex flex-col items-start gap-1 max-lg:items-end">
      <Badge tone={tone}>{words()}</Badge>
      {item.states[code] !== 'waits' && (
        <a href={href} className="inline-flex min-h-7 items-center text-sm underline pointer-coarse:min-h-12">
          {factsOf(code, item.counts)}
        </a>
      )}
    </span>
  );
}

export default function DelegationsPage() {
  const { slug, items, deadlines, afterEnd, manages } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const at = (path: string) => pathIn(locale, `/kerja/${slug}${path}`);
  const over = items.filter(({ states }) => states.placed === 'over');
  const late = items.reduce(
    (sum, { states }) => sum + Object.values(states).filter((each) => each === 'late').length,
    0,
  );
  return (
    <>
      <PageHead
        title={m.editions_delegations()}
        lead={m.editions_delegations_lead()}
        actions={manages && <LinkButton href={at('/kontingen/tambah')}>{m.editions_add_region()}</LinkButton>}
      />
      <div className="grid gap-5">
        {items.length > 0 && (
          <Notice
            kind={late > 0 ? 'warn' : 'success'}
            title={late > 0 ? m.editions_late_count({ count: formatCount(late, locale) }) : m.editions_none_late()}
          />
        )}
        {over.length > 0 && (
          <Notice kind="warn" title={m.editions_over_quota()}>
            {over
              .map(({ delegation: { region }, counts }) =>
                m.editions_over_quota_line({
                  region: region.name,
                  booths: formatCount(counts.booths, locale),
                  quota: formatCount(counts.boothQuota, locale),
                }),
              )
              .join(' · ')}
          </Notice>
        )}
        <Table
          caption={m.editions_delegations()}
          quietCaption
          rows={items}
          rowKey={(item) => item.delegation.region.code}
          empty={
            <EmptyState
              title={m.editions_no_delegations()}
              code={slug}
              actions={manages && <LinkButton href={at('/kontingen/tambah')}>{m.editions_add_region()}</LinkButton>}
            >
              {m.editions_no_delegations_text()}
            </EmptyState>
          }
          columns={[
            {
              heading: m.editions_region(),
              names: true,
              cell: ({ delegation: { region } }) => (
                <a
                  href={at(manages ? `/kontingen/${region.code}` : `/kontingen/${region.code}/stan`)}
                  className="inline-flex min-h-7 items-center underline pointer-coarse:min-h-12"
                >
                  {region.name}
                </a>
              ),
            },
            {
              heading: m.editions_places(),
              cell: ({ counts }) =>
                m.editions_places_value({
                  booths: formatCount(counts.boothQuota, locale),
                  producers: formatCount(counts.producerQuota, locale),
                }),
            },
            ...MILESTONES.map((code) => ({
              heading: m.editions_until({
                what: milestoneName(code),
                day: formatDay(deadlines[code], locale, false).replace(/ \d{4}$/, ''),
              }),
              cell: (item: DelegationState) => (
                <Cell item={item} code={code} href={at(WHERE[code].replace(':region', item.delegation.region.code))} />
              ),
            })),
          ]}
        />
        {manages && <Deadlines deadlines={deadlines} afterEnd={afterEnd} told={told} />}
      </div>
    </>
  );
}

function Deadlines({
  deadlines,
  afterEnd,
  told,
}: {
  deadlines: Readonly<Record<Milestone, string>>;
  afterEnd: readonly Milestone[];
  told: Told | undefined;
}) {
  const locale = getLocale();
  const refusal = told && 'refusal' in told ? told.refusal : undefined;
  return (
    <Card title={m.editions_deadlines()}>
      <p className="mb-4 text-ink-2">{m.editions_deadlines_text()}</p>
      <Form method="post" className="grid gap-4">
        <SentField />
        {told && 'saved' in told && <Notice kind="success" title={m.editions_saved()} />}
        {afterEnd.length > 0 && (
          <Notice kind="warn" title={m.editions_deadlines_after_end_here()}>
            {afterEnd.map((code) => `${milestoneName(code)}: ${formatDay(deadlines[code], locale)}`).join(' · ')}
          </Notice>
        )}
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {MILESTONES.map((code) => (
            <TextField
              key={code}
              type="date"
              name={code}
              label={milestoneName(code)}
              defaultValue={deadlines[code]}
              error={fieldError(refusal, code) && m.editions_bad_date()}
            />
          ))}
        </div>
        <div>
          <Button>{m.editions_save()}</Button>
        </div>
      </Form>
    </Card>
  );
}
