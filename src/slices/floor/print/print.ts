/** What the press prints of a floor: the plan to hang up, and a sign for every booth. All words are chosen here. */
import { renderSVG } from 'uqr';
import { formatDays, formatHours, type Locale } from '../../../kinds/time.ts';
import type { Reach } from '../../../platform/authz/access.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { m, pathIn } from '../../../platform/i18n/index.ts';
import { framePaper } from '../../../platform/press/paper.ts';
import type { Order } from '../../../platform/press/press.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { motifSvg } from '../../../platform/ui/motif/motif.ts';
import type { Venue } from '../../editions/contract.ts';
import { type AtEdition, getEditionFacts, getPaperHouse, listVenues } from '../../editions/index.ts';
import { CLUSTER_COLOURS } from '../cluster-colours.ts';
import { clusterTitle } from '../cluster-title.ts';
import type { Booth, Cluster, Hall, Plan } from '../contract.ts';
import { featureName, kindName } from '../feature-words.ts';
import { getPlan } from '../get-plan.ts';
import { FEATURE_KINDS } from '../kinds-of-feature.ts';
import { cornersOf, type Shape } from '../rules/shape.ts';
import { stateName } from '../state-words.ts';

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
  const house = await getPaperHouse(ctx, tx);
  return { edition, frame: framePaper({ title, edition, house, printedAt: ctx.clock.now() }, locale) };
}

/** Metres, as the template measures. */
const shapeIn = (shape: Shape) => ({
  corners: cornersOf(shape).map(([x, y]) => [x / 1_000, y / 1_000]),
  x: shape.x / 1_000,
  y: shape.y / 1_000,
  width: shape.width / 1_000,
  depth: shape.depth / 1_000,
});

const paperOf = ({ colour }: Cluster): string | undefined => CLUSTER_COLOURS[colour % 8]?.paper;

/** The venue that a hall is in; an edition without rows of its venues has none. */
function venueOf(venues: readonly Venue[], hall: Pick<Hall, 'venue'> | undefined): Venue | undefined {
  return venues.find(({ id }) => id === hall?.venue) ?? venues[0];
}

/** `Sarinah, Jakarta · 23–25 Juni 2023 · 10.00–22.00 WIB`, of the hall's own venue. */
function placeAndTime(
  venues: readonly Venue[],
  hall: Pick<Hall, 'venue'>,
  { startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string },
  locale: Locale,
): string {
  const venue = venueOf(venues, hall);
  const days = formatDays(startsOn, endsOn, locale);
  return venue ? `${venue.name}, ${venue.city} · ${days} · ${formatHours(venue, startsOn, locale)}` : days;
}

const STATES: readonly Booth['state'][] = ['assigned', 'free', 'held', 'blocked'];

/** What each look on a hall's sheet means: its clusters, the states of its booths, what stands beside them. */
function legendOf({ clusters, booths, features }: Pick<Plan, 'clusters' | 'booths' | 'features'>, locale: Locale) {
  const [first] = clusters;
  const states = STATES.filter((state) => booths.some((booth) => booth.state === state));
  const kinds = FEATURE_KINDS.filter(
    (kind) => kind !== 'text' && kind !== 'aisle' && features.some((each) => each.kind === kind),
  );
  return [
    ...clusters.map((each) => ({
      kind: 'cluster',
      of: each.code,
      code: each.code.slice(0, 2),
      colour: paperOf(each),
      title: clusterTitle(each, locale),
    })),
    ...states.map((of) => ({
      kind: 'state',
      of,
      colour: first ? paperOf(first) : '#ffffff',
      title: stateName(of, locale),
    })),
    ...kinds.map((of) => ({ kind: 'feature', of, title: kindName(of, locale) })),
  ];
}

/** @throws `request.not-found` while nothing is drawn. */
export async function printPlan(
  ctx: AtEdition,
  tx: Tx,
  { locale, paper }: { readonly locale: Locale; readonly paper: 'a3' | 'a4' },
): Promise<Order> {
  const plan = await getPlan(ctx, tx);
  if (plan.halls.length === 0) throw new DomainError(common['not-found']);
  const { edition, frame } = await frameOf(ctx, tx, m.floor_plan({}, { locale }), locale);
  const venues = await listVenues(ctx, tx);
  const colourOf = new Map(plan.clusters.map((each) => [each.code, paperOf(each)]));
  return {
    template: 'slices/floor/print/plan.typ',
    // Outlines of hundreds of booths are one picture with a text of its own; the list says the same in order.
    data: {
      frame,
      paper,
      words: {
        scale: m.floor_scale({}, { locale }),
        list: m.floor_booth_list({}, { locale }),
      },
      metres: [1, 2, 5, 10, 20, 50].map((count) => ({ count, text: m.floor_metres({ count }, { locale }) })),
      halls: plan.halls.map((hall) => {
        const booths = plan.booths.filter((booth) => booth.hall === hall.id);
        const features = plan.features.filter((each) => each.hall === hall.id);
        const clusters = plan.clusters.filter(({ code }) => booths.some(({ cluster }) => cluster === code));
        return {
          at: placeAndTime(venues, hall, edition, locale),
          legend: legendOf({ clusters, booths, features }, locale),
          name: hall.place === '' ? hall.name : `${hall.name} · ${hall.place}`,
          alt: m.floor_plan_box({ hall: hall.name }, { locale }),
          ...shapeIn({ x: 0, y: 0, ...hall }),
          features: features.map((each) => ({
            kind: each.kind,
            label: featureName(each, locale),
            ...shapeIn(each),
          })),
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

/** What a sign says of a booth that nobody holds. */
function stateOnSign(state: Booth['state'], locale: Locale): string {
  if (state === 'blocked') return m.floor_state_blocked({}, { locale });
  return state === 'held' ? m.floor_sign_held({}, { locale }) : m.floor_sign_free({}, { locale });
}

/** Where the code leads when it leads to no business of its own. */
function scanElse(businesses: number, locale: Locale): string {
  return businesses > 1 ? m.floor_scan_joint({}, { locale }) : m.floor_scan_plan({}, { locale });
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
  const halls = new Map(plan.halls.map((each) => [each.id, each]));
  const venues = await listVenues(ctx, tx);
  return {
    template: 'slices/floor/print/signs.typ',
    data: {
      frame,
      days: formatDays(edition.startsOn, edition.endsOn, locale),
      signs: booths.map((booth) => {
        const [only, ...more] = booth.businesses;
        const path =
          only && more.length === 0 ? `/e/${slug}/pelaku-usaha/${only.slug}` : `/e/${slug}/denah?stan=${booth.number}`;
        const address = publicUrl + pathIn(locale, path);
        const cluster = clusters.get(booth.cluster);
        const hall = halls.get(booth.hall);
        const venue = venueOf(venues, hall);
        const isTaken = booth.state === 'assigned';
        return {
          place: venue ? `${venue.name}, ${venue.city}` : '',
          hall: hall?.name ?? '',
          hours: venue ? formatHours(venue, edition.startsOn, locale) : '',
          number: booth.number,
          cluster: cluster ? clusterTitle(cluster, locale) : '',
          // Nobody's sign says what stays true on the day: that the booth is free, or not in use.
          holder: isTaken ? holderOf(booth, locale) : stateOnSign(booth.state, locale),
          businesses: booth.businesses.map(({ name }) => name),
          joint: more.length > 0 ? m.floor_joint({}, { locale }) : null,
          motif: motifSvg(booth.region?.code ?? booth.number, { beads: 15 }),
          qr: renderSVG(address, { border: 0 }),
          scan:
            booth.businesses.length === 1 ? m.floor_scan({}, { locale }) : scanElse(booth.businesses.length, locale),
          alt: m.floor_scan_alt({ number: booth.number }, { locale }),
        };
      }),
    },
  };
}
