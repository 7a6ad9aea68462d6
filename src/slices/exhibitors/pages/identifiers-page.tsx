import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { formatDay, formatInstant } from '../../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import {
  Badge,
  Card,
  EmptyState,
  LinkButton,
  PageHead,
  SheetButtons,
  Table,
  Tabs,
} from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import type { Expiring, IdentifierLine, IdentifierState } from '../contract.ts';
import { countIdentifiersIn, listExpiring, listIdentifiersIn } from '../index.ts';
import { kindName } from '../labels.ts';
import { StateBadge } from './IdentifierFacts.tsx';

export const handle: PageHandle = { access: 'identifiers.read' };

const TABS = ['claimed', 'expiring', 'verified', 'rejected'] as const;
type Tab = (typeof TABS)[number];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const reach = reachOfPage(context);
  const asked = new URL(request.url).searchParams;
  const tab: Tab = TABS.find((each) => each === asked.get('bagian')) ?? 'claimed';
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone } = await getEditionFacts(ctx, tx);
    const counts = await countIdentifiersIn(ctx, tx, reach);
    const expiring = await listExpiring(ctx, tx, reach);
    const page =
      tab === 'expiring'
        ? undefined
        : await listIdentifiersIn(ctx, tx, reach, { state: tab, after: asked.get('setelah') ?? undefined });
    return { slug: ctx.slug, zone, tab, counts, expiring, page };
  });
}

export const meta: MetaFunction = () => [{ title: `${m.exhibitors_checks()} · ${m.platform_brand()}` }];

export default function IdentifiersPage() {
  const { slug, zone, tab, counts, expiring, page } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const here = pathIn(locale, `/kerja/${slug}/identitas`);
  const countOf = (each: Tab) => (each === 'expiring' ? expiring.length : counts[each]);
  return (
    <>
      <PageHead
        title={m.exhibitors_checks()}
        lead={m.exhibitors_checks_lead()}
        actions={<SheetButtons slug={slug} sheet="participants" />}
      />
      <div className="grid gap-5">
        <Tabs
          label={m.exhibitors_checks()}
          tabs={TABS.map((each) => ({
            href: `${here}?bagian=${each}`,
            label: tabName(each),
            count: String(countOf(each)),
            current: each === tab,
          }))}
        />
        {page ? (
          <>
            <Lines items={page.items} state={tab as IdentifierState} here={here} zone={zone} />
            {page.next && (
              <LinkButton href={`${here}?bagian=${tab}&setelah=${page.next}`} tone="outline">
                {m.exhibitors_more()}
              </LinkButton>
            )}
          </>
        ) : (
          <Ending items={expiring} here={here} />
        )}
      </div>
    </>
  );
}

function tabName(tab: Tab): string {
  return {
    claimed: m.exhibitors_state_claimed,
    expiring: m.exhibitors_expiring,
    verified: m.exhibitors_state_verified,
    rejected: m.exhibitors_state_rejected,
  }[tab]();
}

interface LinesProps {
  readonly items: readonly IdentifierLine[];
  readonly state: IdentifierState;
  readonly here: string;
  readonly zone: string;
}

function Lines({ items, state, here, zone }: LinesProps) {
  const locale = getLocale();
  if (items.length === 0)
    return (
      <EmptyState title={state === 'claimed' ? m.exhibitors_none_waiting() : m.exhibitors_none()}>
        {state === 'claimed' ? m.exhibitors_none_waiting_text() : m.exhibitors_none_text()}
      </EmptyState>
    );
  return (
    <Card flush>
      <Table
        caption={m.exhibitors_checks()}
        quietCaption
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            heading: m.exhibitors_business(),
            names: true,
            cell: ({ id, business }) => <Row href={`${here}/${id}`}>{business.name}</Row>,
          },
          { heading: m.exhibitors_region(), cell: ({ business }) => business.regionName },
          {
            heading: m.exhibitors_kind(),
            cell: ({ kind }) => <span className="whitespace-nowrap">{kindName(kind)}</span>,
          },
          {
            heading: m.exhibitors_number(),
            cell: ({ value }) => <span className="whitespace-nowrap font-mono text-sm">{value}</span>,
          },
          {
            heading: m.exhibitors_since(),
            cell: ({ claimedAt, decidedAt }) => formatInstant(decidedAt ?? claimedAt, zone, locale),
          },
        ]}
      />
    </Card>
  );
}

function Row({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a href={href} className="inline-flex min-h-12 items-center underline sm:min-h-0">
      {children}
    </a>
  );
}

/** What does not last until the edition is over, the worst first. */
function Ending({ items, here }: { readonly items: readonly Expiring[]; readonly here: string }) {
  const locale = getLocale();
  if (items.length === 0)
    return <EmptyState title={m.exhibitors_none_expiring()}>{m.exhibitors_none_expiring_text()}</EmptyState>;
  return (
    <Card flush>
      <Table
        caption={m.exhibitors_expiring()}
        quietCaption
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            heading: m.exhibitors_business(),
            names: true,
            cell: ({ id, business }) => <Row href={`${here}/${id}`}>{business.name}</Row>,
          },
          { heading: m.exhibitors_region(), cell: ({ business }) => business.regionName },
          {
            heading: m.exhibitors_kind(),
            cell: ({ kind }) => <span className="whitespace-nowrap">{kindName(kind)}</span>,
          },
          {
            heading: m.exhibitors_number(),
            cell: ({ value }) => <span className="whitespace-nowrap font-mono text-sm">{value}</span>,
          },
          { heading: m.exhibitors_ends(), cell: (line) => <Ends line={line} locale={locale} /> },
          { heading: m.exhibitors_state(), cell: ({ state }) => <StateBadge state={state} /> },
        ]}
      />
    </Card>
  );
}

function Ends({
  line: { expiry, expiresOn, expiryYear },
  locale,
}: {
  readonly line: Expiring;
  readonly locale: 'id' | 'en';
}) {
  const when = expiresOn ? formatDay(expiresOn, locale, false) : String(expiryYear);
  const words = {
    over: m.exhibitors_expiry_over,
    during: m.exhibitors_expiry_during,
    unsure: m.exhibitors_expiry_unsure,
  }[expiry]();
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {when} <Badge tone={expiry === 'over' ? 'red' : 'gold'}>{words}</Badge>
    </span>
  );
}
