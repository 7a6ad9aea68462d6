/** What the press prints of a floor: the plan to hang up, and a sign for every booth. All words are chosen here. */
import { renderSVG } from 'uqr';
import { formatDays, type Locale } from '../../../kinds/time.ts';
import type { Reach } from '../../../platform/authz/access.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { m, pathIn } from '../../../platform/i18n/index.ts';
import { framePaper } from '../../../platform/press/paper.ts';
import type { Order } from '../../../platform/press/press.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { motifSvg } from '../../../platform/ui/motif/motif.ts';
import { type AtEdition, getEditionFacts } from '../../editions/index.ts';
import { CLUSTER_COLOURS } from '../cluster-colours.ts';
import { clusterTitle } from '../cluster-title.ts';
import type { Booth } from '../contract.ts';
import { featureName } from '../feature-words.ts';
import { getPlan } from '../get-plan.ts';
import { cornersOf, type Shape } from '../rules/shape.ts';

/** Who holds a booth, in a line; what stands there when nobody does. */
function holderOf(booth: Booth, locale: Locale): string {
  if (booth.state === 'blocked') return m.floor_state_blocked({}, { locale });
  return (
    booth.region?.name ??
    booth.agency ??
    (booth.businesses.length > 0 ? m.floor_no_delegation({}, { locale }) : m.floor_nobody_yet({}, { locale }))
  );
}

async function frameOf(ctx: AtEdition, tx: Tx, title: string, locale: Locale) {
  const edition = await getEditionFacts(ctx, tx);
  const organiser = edition.organiser.name;
  return { edition, frame: framePaper({ title, edition, organiser, printedAt: ctx.clock.now() }, locale) };
}

/** Metres, as the template measures. */
const shapeIn = (shape: Shape) => ({
  corners: cornersOf(shape).map(([x, y]) => [x / 1_000, y / 1_000]),
  x: shape.x / 1_000,
  y: shape.y / 1_000,
  width: shape.width / 1_000,
  depth: shape.depth / 1_000,
});

/** @throws `request.not-found` while nothing is drawn. */
export async function printPlan(
  ctx: AtEdition,
  tx: Tx,
  { locale, paper }: { readonly locale: Locale; readonly paper: 'a3' | 'a4' },
): Promise<Order> {
  const plan = await getPlan(ctx, tx);
  if (plan.halls.length === 0) throw new DomainError(common['not-found']);
  const { edition, frame } = await frameOf(ctx, tx, m.floor_plan({}, { locale }), locale);
  const colourOf = new Map(plan.clusters.map(({ code, colour }) => [code, CLUSTER_COLOURS[colour % 8]?.paper]));
  return {
    template: 'slices/floor/print/plan.typ',
    // Outlines of hundreds of booths are one picture with a text of its own; the list says the same in order.
    data: {
      frame,
      paper,
      place: `${edition.venue}, ${edition.city} · ${formatDays(edition.startsOn, edition.endsOn, locale)}`,
      words: {
        scale: m.floor_scale({}, { locale }),
        legend: m.floor_legend({}, { locale }),
        list: m.floor_booth_list({}, { locale }),
        blocked: m.floor_state_blocked({}, { locale }),
        held: m.floor_state_held({}, { locale }),
      },
      metres: [1, 2, 5, 10, 20, 50].map((count) => ({ count, text: m.floor_metres({ count }, { locale }) })),
      clusters: plan.clusters.map((each) => ({ title: clusterTitle(each, locale), colour: colourOf.get(each.code) })),
      halls: plan.halls.map((hall) => {
        const booths = plan.booths.filter((booth) => booth.hall === hall.id);
        return {
          name: hall.place === '' ? hall.name : `${hall.name} · ${hall.place}`,
          alt: m.floor_plan_box({ hall: hall.name }, { locale }),
          ...shapeIn({ x: 0, y: 0, ...hall }),
          features: plan.features
            .filter((each) => each.hall === hall.id)
            .map((each) => ({ kind: each.kind, label: featureName(each, locale), ...shapeIn(each) })),
          booths: booths.map((booth) => ({
            number: booth.number,
            state: booth.state,
            colour: colourOf.get(booth.cluster),
            holder: booth.region?.name ?? '',
            ...shapeIn(booth),
          })),
          list: booths.map((booth) => ({
            number: booth.number,
            holder: holderOf(booth, locale),
            businesses: booth.businesses.map(({ name }) => name).join(', '),
          })),
        };
      }),
    },
  };
}

export interface SignsAsked {
  readonly locale: Locale;
  readonly reach: Reach;
  readonly slug: string;
  readonly publicUrl: string;
  /** All without it. */
  readonly numbers: readonly string[] | undefined;
}

/** @throws `request.not-found` when no booth is asked for that the asker reaches. */
export async function printSigns(ctx: AtEdition, tx: Tx, asked: SignsAsked): Promise<Order> {
  const { locale, reach, slug, publicUrl, numbers } = asked;
  const plan = await getPlan(ctx, tx);
  const wanted = numbers && new Set(numbers);
  const booths = plan.booths.filter(
    (booth) =>
      (wanted ? wanted.has(booth.number) : booth.state === 'assigned') &&
      (reach.all || (booth.region !== null && reach.regions.includes(booth.region.code))),
  );
  if (booths.length === 0) throw new DomainError(common['not-found']);
  const { edition, frame } = await frameOf(ctx, tx, m.floor_signs({}, { locale }), locale);
  const clusters = new Map(plan.clusters.map((each) => [each.code, each]));
  return {
    template: 'slices/floor/print/signs.typ',
    data: {
      frame,
      place: `${edition.venue}, ${edition.city}`,
      days: formatDays(edition.startsOn, edition.endsOn, locale),
      signs: booths.map((booth) => {
        const [only, ...more] = booth.businesses;
        const path =
          only && more.length === 0 ? `/e/${slug}/pelaku-usaha/${only.slug}` : `/e/${slug}/denah?stan=${booth.number}`;
        const address = publicUrl + pathIn(locale, path);
        const cluster = clusters.get(booth.cluster);
        return {
          number: booth.number,
          cluster: cluster ? clusterTitle(cluster, locale) : '',
          holder: holderOf(booth, locale),
          businesses: booth.businesses.map(({ name }) => name),
          joint: more.length > 0 ? m.floor_joint({}, { locale }) : null,
          motif: motifSvg(booth.region?.code ?? booth.number, { beads: 15 }),
          qr: renderSVG(address, { border: 0 }),
          scan: more.length > 0 ? m.floor_scan_joint({}, { locale }) : m.floor_scan({}, { locale }),
          alt: m.floor_scan_alt({ number: booth.number }, { locale }),
        };
      }),
    },
  };
}
