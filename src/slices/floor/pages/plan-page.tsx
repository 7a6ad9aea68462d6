import { type LoaderFunctionArgs, type MetaFunction, useLoaderData, useSearchParams } from 'react-router';
import { formatDays, formatHours } from '../../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { Card, EmptyState, PageHead, Tabs } from '../../../platform/ui/index.ts';
import { getEditionFacts, listVenues } from '../../editions/index.ts';
import { clusterTitle } from '../cluster-title.ts';
import type { Hall, Plan } from '../contract.ts';
import { getPlan } from '../index.ts';
import { anchorOf, BoothList } from './BoothList.tsx';
import { PlanDrawing } from './PlanDrawing.tsx';
import { PlanLegend } from './PlanLegend.tsx';
import { PlanPatterns } from './PlanPatterns.tsx';

export const handle: PageHandle = { access: 'public', still: true, asks: ['ukuran', 'klaster', 'stan'] };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { slug, name, place, startsOn, endsOn } = await getEditionFacts(ctx, tx);
    const edition = { slug, name, place, startsOn, endsOn };
    return { edition, venues: await listVenues(ctx, tx), plan: await getPlan(ctx, tx) };
  });
}

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => {
  if (!loaderData) return [];
  const { name, place } = loaderData.edition;
  return [
    { title: `${m.floor_plan()} · ${name}` },
    { name: 'description', content: m.floor_plan_description({ edition: name, place }) },
  ];
};

/** How wide a whole hall is in its box, which scrolls: all of it at once, wide enough for a finger, twice that. */
const SIZES = [
  { value: 'kecil', label: m.floor_size_whole, width: 'block w-full' },
  { value: 'sedang', label: m.floor_size_normal, width: 'block w-full min-w-184' },
  { value: 'besar', label: m.floor_size_large, width: 'block w-[200%] min-w-352' },
] as const;

export default function PlanPage() {
  const { edition, venues, plan } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const clusters = plan.clusters.filter(({ code }) => plan.booths.some((booth) => booth.cluster === code));
  return (
    <div className="plan-sheets">
      <PageHead
        title={m.floor_plan()}
        lead={<span className="print:hidden">{m.floor_plan_lead()}</span>}
        above={[{ href: pathIn(locale, `/e/${edition.slug}`), label: edition.name }]}
      />
      {clusters.length > 0 ? (
        <Drawings edition={edition} venues={venues} plan={plan} />
      ) : (
        <EmptyState title={m.floor_no_plan()} code={edition.slug}>
          <p>{m.floor_no_plan_text()}</p>
        </EmptyState>
      )}
      <div className="mt-10 grid items-start gap-5 sm:grid-cols-2 lg:grid-cols-3 print:mt-4 print:block print:columns-3">
        {clusters.map((cluster) => (
          <Card key={cluster.code} flush title={clusterTitle(cluster, locale)}>
            <BoothList slug={edition.slug} booths={plan.booths.filter((booth) => booth.cluster === cluster.code)} />
          </Card>
        ))}
      </div>
    </div>
  );
}

interface DrawingsProps {
  readonly edition: Loaded['edition'];
  readonly venues: Loaded['venues'];
  readonly plan: Plan;
}

/**
 * The halls, venue by venue, each in a box that scrolls, whole or as near as the address asks for: zooming without a script.
 * Who comes by the address of a booth sees its cluster from near.
 */
function Drawings({ edition, venues, plan }: DrawingsProps) {
  const [search] = useSearchParams();
  const marked = search.get('stan');
  const found = plan.booths.find((booth) => booth.number === marked);
  const asked = SIZES.find(({ value }) => value === search.get('ukuran'));
  const wanted = search.get('klaster') ?? found?.cluster;
  const near = asked ? undefined : plan.clusters.find(({ code }) => code === wanted)?.code;
  const size = asked ?? SIZES[1];
  const halls = near
    ? plan.halls.filter(({ id }) => plan.booths.some((booth) => booth.hall === id && booth.cluster === near))
    : plan.halls;
  return (
    <>
      <PlanPatterns unit={1} />
      <div className="print:hidden">
        <ViewTabs slug={edition.slug} plan={plan} size={near ? undefined : size.value} near={near} />
      </div>
      {venues
        .map((venue) => ({ venue, shown: halls.filter((hall) => hall.venue === venue.id) }))
        .filter(({ shown }) => shown.length > 0)
        .map(({ venue, shown }) => (
          <section key={venue.id} aria-labelledby={`tempat-${venue.id}`} className="mt-5 print:mt-2">
            <VenueHead venue={venue} edition={edition} />
            {shown.map((hall) => (
              <HallBox key={hall.id} hall={hall} plan={plan} marked={marked} near={near} width={size.width} />
            ))}
          </section>
        ))}
      {found && (
        <p className="mt-3 rounded-m bg-gold-soft p-4">
          <b>{m.floor_booth_title({ number: found.number })}</b>{' '}
          {found.businesses.map(({ name }) => name).join(', ') ||
            found.region?.name ||
            found.agency ||
            m.floor_nobody_yet()}{' '}
          <a href={`#${anchorOf(found)}`} className="inline-flex min-h-12 items-center underline print:hidden">
            {m.floor_in_list()}
          </a>
        </p>
      )}
      <PlanLegend plan={plan} />
      <p className="mt-2 text-ink-2 text-sm print:hidden">{m.floor_plan_hint()}</p>
    </>
  );
}

interface ViewTabsProps {
  readonly slug: string;
  readonly plan: Plan;
  readonly size: (typeof SIZES)[number]['value'] | undefined;
  readonly near: string | undefined;
}

function ViewTabs({ slug, plan, size, near }: ViewTabsProps) {
  const locale = getLocale();
  const at = (query: string) => pathIn(locale, `/e/${slug}/denah?${query}`);
  const drawn = plan.clusters.filter(({ code }) => plan.booths.some((booth) => booth.cluster === code));
  return (
    <Tabs
      label={m.floor_size()}
      tabs={[
        ...SIZES.map(({ value, label }) => ({
          href: at(`ukuran=${value}`),
          label: label(),
          current: value === size,
        })),
        ...drawn.map((cluster) => ({
          href: at(`klaster=${encodeURIComponent(cluster.code)}`),
          label: m.floor_cluster({ cluster: cluster.code }),
          current: cluster.code === near,
        })),
      ]}
    />
  );
}

interface VenueHeadProps {
  readonly venue: Loaded['venues'][number];
  readonly edition: Loaded['edition'];
}

/** Where the halls below are, and when it is open there: each venue has its own zone. */
function VenueHead({ venue, edition }: VenueHeadProps) {
  const locale = getLocale();
  return (
    <header>
      <h2 id={`tempat-${venue.id}`} className="text-lg">
        {venue.name}, {venue.city}
      </h2>
      <p className="text-ink-2 text-sm">
        {formatDays(edition.startsOn, edition.endsOn, locale)} · {formatHours(venue, edition.startsOn, locale)}
        {venue.address && <span className="block">{venue.address}</span>}
      </p>
    </header>
  );
}

interface HallBoxProps {
  readonly hall: Hall;
  readonly plan: Plan;
  readonly marked: string | null;
  readonly near: string | undefined;
  readonly width: string;
}

function HallBox({ hall, plan, marked, near, width }: HallBoxProps) {
  const title = hall.place === '' ? hall.name : `${hall.name} · ${hall.place}`;
  return (
    <figure className="plan-sheet mt-3">
      {plan.halls.length > 1 && <figcaption className="mb-1 font-bold">{title}</figcaption>}
      <section
        aria-label={m.floor_plan_box({ hall: hall.name })}
        className="overflow-auto rounded-m border border-line bg-card print:overflow-visible print:rounded-none print:border-0"
      >
        <PlanDrawing
          hall={hall}
          booths={plan.booths.filter((booth) => booth.hall === hall.id)}
          features={plan.features.filter((feature) => feature.hall === hall.id)}
          clusters={plan.clusters}
          marked={marked}
          near={near}
          anchorOf={anchorOf}
          className={width}
        />
      </section>
    </figure>
  );
}
