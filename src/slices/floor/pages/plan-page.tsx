import { type LoaderFunctionArgs, type MetaFunction, useLoaderData, useSearchParams } from 'react-router';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { Card, EmptyState, PageHead, Tabs } from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { CLUSTER_COLOURS } from '../cluster-colours.ts';
import type { Booth, Cluster, Plan } from '../contract.ts';
import { getPlan } from '../index.ts';
import { stateName } from '../state-words.ts';
import { PlanDrawing } from './PlanDrawing.tsx';

export const handle: PageHandle = { access: 'public', still: true, asks: ['ukuran', 'stan'] };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { slug, name, venue, city } = await getEditionFacts(ctx, tx);
    return { edition: { slug, name, venue, city }, plan: await getPlan(ctx, tx) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => {
  if (!loaderData) return [];
  const { name, venue, city } = loaderData.edition;
  return [
    { title: `${m.floor_plan()} · ${name}` },
    { name: 'description', content: m.floor_plan_description({ edition: name, venue, city }) },
  ];
};

/** How wide the drawing is in its box, which scrolls: all of it at once, wide enough for a finger, twice that. */
const SIZES = [
  { value: 'kecil', label: m.floor_size_whole, width: 'block w-full' },
  { value: 'sedang', label: m.floor_size_normal, width: 'block w-full min-w-184' },
  { value: 'besar', label: m.floor_size_large, width: 'block w-[200%] min-w-352' },
] as const;

function anchorOf(booth: Booth): string {
  return `stan-${booth.number}`;
}

export default function PlanPage() {
  const { edition, plan } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const clusters = plan.clusters.filter(({ code }) => plan.booths.some((booth) => booth.cluster === code));
  return (
    <>
      <PageHead
        title={m.floor_plan()}
        lead={m.floor_plan_lead({ venue: edition.venue, city: edition.city })}
        above={[{ href: pathIn(locale, `/e/${edition.slug}`), label: edition.name }]}
      />
      {clusters.length > 0 ? (
        <Drawings slug={edition.slug} plan={plan} />
      ) : (
        <EmptyState title={m.floor_no_plan()} code={edition.slug}>
          <p>{m.floor_no_plan_text()}</p>
        </EmptyState>
      )}
      <div className="mt-10 grid items-start gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {clusters.map((cluster) => (
          <Card key={cluster.code} flush title={clusterTitle(cluster)}>
            <BoothList slug={edition.slug} booths={plan.booths.filter((booth) => booth.cluster === cluster.code)} />
          </Card>
        ))}
      </div>
    </>
  );
}

interface DrawingsProps {
  readonly slug: string;
  readonly plan: Plan;
}

/** Each hall in a box that scrolls, at the size that the address asks for: zooming without a script. Its links take the keyboard there. */
function Drawings({ slug, plan }: DrawingsProps) {
  const [search] = useSearchParams();
  const marked = search.get('stan');
  const found = plan.booths.find((booth) => booth.number === marked);
  const size = SIZES.find(({ value }) => value === search.get('ukuran')) ?? SIZES[1];
  return (
    <>
      <Tabs
        label={m.floor_size()}
        tabs={SIZES.map(({ value, label }) => ({
          href: pathIn(getLocale(), `/e/${slug}/denah?ukuran=${value}`),
          label: label(),
          current: value === size.value,
        }))}
      />
      {plan.halls.map((hall) => (
        <section
          key={hall.id}
          aria-label={m.floor_plan_box({ hall: hall.name })}
          className="mt-4 overflow-auto print:overflow-visible rounded-m border border-line bg-card"
        >
          <PlanDrawing
            hall={hall}
            booths={plan.booths.filter((booth) => booth.hall === hall.id)}
            features={plan.features.filter((feature) => feature.hall === hall.id)}
            clusters={plan.clusters}
            marked={marked}
            anchorOf={anchorOf}
            className={size.width}
          />
        </section>
      ))}
      {found && (
        <p className="mt-3 rounded-m bg-gold-soft p-4">
          <b>{m.floor_booth_title({ number: found.number })}</b>{' '}
          {found.businesses.map(({ name }) => name).join(', ') ||
            found.region?.name ||
            found.agency ||
            m.floor_nobody_yet()}{' '}
          <a href={`#${anchorOf(found)}`} className="underline">
            {m.floor_in_list()}
          </a>
        </p>
      )}
      <Legend clusters={plan.clusters} />
      <p className="mt-2 text-ink-2 text-sm print:hidden">{m.floor_plan_hint()}</p>
    </>
  );
}

function clusterTitle({ code, name }: Cluster): string {
  const title = m.floor_cluster({ cluster: code });
  const own = name[getLocale()];
  return own === '' ? title : `${title} · ${own}`;
}

/** Which colour is which cluster. */
function Legend({ clusters }: { readonly clusters: readonly Cluster[] }) {
  return (
    <ul aria-label={m.floor_legend()} className="mt-3 flex flex-wrap gap-x-6 gap-y-2 text-sm">
      {clusters.map((cluster) => (
        <li key={cluster.code} className="flex items-center gap-2">
          <svg viewBox="0 0 20 16" className="h-6 w-7.5" aria-hidden="true">
            <rect width="20" height="16" className={`stroke-edge ${CLUSTER_COLOURS[cluster.colour % 8]?.tint}`} />
            <text x="10" y="12" textAnchor="middle" fontSize="12" className="fill-ink font-extrabold">
              {cluster.code.slice(0, 2)}
            </text>
          </svg>
          {clusterTitle(cluster)}
        </li>
      ))}
    </ul>
  );
}

interface BoothListProps {
  readonly slug: string;
  readonly booths: readonly Booth[];
}

/** What the drawing shows, in words: each booth with who sells there. */
function BoothList({ slug, booths }: BoothListProps) {
  return (
    <ul>
      {booths.map((booth) => (
        <li
          key={booth.id}
          id={anchorOf(booth)}
          className="flex gap-4 border-line border-t px-5 py-2.5 target:bg-gold-soft pointer-coarse:py-1"
        >
          <b className="tabular w-9 flex-none pointer-coarse:pt-3">{booth.number}</b>
          <div className="min-w-0 flex-1">
            <ul>
              {booth.businesses.map((business) => (
                <li key={business.id}>
                  <a
                    href={pathIn(getLocale(), `/e/${slug}/pelaku-usaha/${business.slug}`)}
                    className="inline-flex min-h-7 items-center underline pointer-coarse:min-h-12"
                  >
                    {business.name}
                  </a>
                </li>
              ))}
            </ul>
            {booth.businesses.length === 0 && <p>{m.floor_nobody_yet()}</p>}
            <p className="pb-1 text-ink-2 text-sm">
              {booth.region?.name ??
                booth.agency ??
                (booth.state === 'assigned' ? m.floor_no_delegation() : stateName(booth.state, getLocale()))}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
