import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router';
import { type Id, isId } from '../../../kinds/id.ts';
import { formatCount } from '../../../kinds/money.ts';
import { isRegionCode, type RegionCode } from '../../../kinds/region.ts';
import { formatDay, formatDays } from '../../../kinds/time.ts';
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
  SelectField,
} from '../../../platform/ui/index.ts';
import {
  type DelegationBooth,
  type DelegationBooths,
  listDelegationBooths,
  placeBusiness,
  removeBusiness,
} from '../index.ts';
import { meet } from '../rules/days.ts';
import { refusalWords } from './editor/refusal-words.ts';

export const handle: PageHandle = { access: 'floor.fill' };

/** The region that the address names, if whoever asks reaches it. @throws `request.not-found`. */
function regionIn(
  params: { readonly region?: string | undefined },
  context: LoaderFunctionArgs['context'],
): RegionCode {
  const reach = reachOfPage(context);
  const { region } = params;
  if (!isRegionCode(region) || (!reach.all && !reach.regions.includes(region)))
    throw new DomainError(common['not-found']);
  return region;
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const region = regionIn(params, context);
  const found = await servicesOf(context).runner.query(ctx, (tx) => listDelegationBooths(ctx, tx, region));
  return { slug: ctx.slug, ...found };
}

/** A seat as a form says it. */
interface Seat {
  readonly booth: Id<'booth'>;
  readonly business: Id<'business'>;
  readonly days: { readonly from: string; readonly to: string };
}

type Told =
  | { readonly state: 'placed' }
  /** What was taken out, to be put back. */
  | { readonly state: 'removed'; readonly name: string; readonly seats: readonly Seat[] }
  | { readonly state: 'refused'; readonly words: string; readonly seat: Seat };

function seatIn(form: FormData): Seat {
  const [booth, business] = [form.get('booth'), form.get('business')];
  const days = { from: String(form.get('from')), to: String(form.get('to')) };
  if (!isId(booth) || !isId(business)) throw new DomainError(common.invalid);
  return { booth: booth as Id as Id<'booth'>, business: business as Id as Id<'business'>, days };
}

export async function action({ params, request, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const region = regionIn(params, context);
  const { runner } = servicesOf(context);
  const form = await request.formData();
  const seat = seatIn(form);
  try {
    if (form.get('do') !== 'remove') {
      await runner.command(ctx, (tx) => placeBusiness(ctx, tx, seat));
      return { state: 'placed' };
    }
    return await runner.command(ctx, async (tx) => {
      const { booths } = await listDelegationBooths(ctx, tx, region);
      const there = booths
        .filter((each) => each.booth === seat.booth)
        .flatMap((each) => each.seats.filter(({ id }) => id === seat.business));
      const { booth, business } = seat;
      await removeBusiness(ctx, tx, { booth, business });
      const seats = there.map(({ from, to }) => ({ booth, business, days: { from, to } }));
      return { state: 'removed', name: there[0]?.name ?? '', seats } as const;
    });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === common.forbidden.code) throw error;
    return { state: 'refused', words: refusalWords({ code: error.code, ...error.data }), seat };
  }
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) =>
  loaderData ? [{ title: `${m.floor_own_title({ region: loaderData.region.name })} · ${m.platform_brand()}` }] : [];

export default function DelegationBoothsPage() {
  const { slug, ...all } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const at = (path: string) => pathIn(locale, `/kerja/${slug}${path}`);
  const waiting = all.producers.filter(({ without }) => without.length > 0);
  const booths = new Set(all.booths.map(({ booth }) => booth)).size;
  return (
    <>
      <PageHead
        title={m.floor_own_title({ region: all.region.name })}
        lead={m.floor_own_lead({
          booths: formatCount(booths, locale),
          boothQuota: formatCount(all.boothQuota, locale),
          producers: formatCount(all.producers.length, locale),
          producerQuota: formatCount(all.producerQuota, locale),
        })}
        above={[{ href: at('/kontingen'), label: m.floor_own_above() }]}
        actions={
          <LinkButton href={at('/denah')} tone="outline">
            {m.floor_plan()}
          </LinkButton>
        }
      />
      <div className="grid gap-5">
        {booths > all.boothQuota && (
          <Notice kind="warn" title={m.floor_over_quota()}>
            {m.floor_over_quota_line({
              region: all.region.name,
              held: formatCount(booths, locale),
              quota: formatCount(all.boothQuota, locale),
            })}
          </Notice>
        )}
        {told && <Outcome told={told} />}
        <Waiting waiting={waiting} days={all.days} none={all.producers.length === 0} />
        {all.booths.length === 0 && (
          <EmptyState title={m.floor_own_no_booths()} code={all.region.code}>
            <p>{m.floor_own_no_booths_text()}</p>
          </EmptyState>
        )}
        <div className="grid items-start gap-5 lg:grid-cols-2">
          {all.booths.map((booth) => (
            <BoothCard key={booth.assignment} booth={booth} all={all} told={told} />
          ))}
        </div>
      </div>
    </>
  );
}

/** What was done or refused; who was taken out can be put back. */
function Outcome({ told }: { readonly told: Told }) {
  if (told.state === 'refused') return <Notice kind="danger" title={told.words} />;
  if (told.state === 'placed') return <Notice kind="success" title={m.floor_own_placed()} />;
  return (
    <Notice kind="success" title={m.floor_own_removed({ name: told.name })}>
      {told.seats.map((seat) => (
        <Form method="post" key={seat.days.from}>
          <SentField />
          <SeatFields {...seat} />
          <Button tone="outline">
            {m.floor_own_put_back({ days: formatDays(seat.days.from, seat.days.to, getLocale()) })}
          </Button>
        </Form>
      ))}
    </Notice>
  );
}

function SeatFields({ booth, business, days }: Seat) {
  return Object.entries({ booth, business, ...days }).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

interface WaitingProps {
  readonly waiting: DelegationBooths['producers'];
  readonly days: readonly string[];
  readonly none: boolean;
}

/** Who has no place yet, and on which days. */
function Waiting({ waiting, days, none }: WaitingProps) {
  if (none) return <Notice title={m.floor_own_no_producers()} />;
  if (waiting.length === 0) return <Notice kind="success" title={m.floor_own_all_placed()} />;
  const whole = (each: WaitingProps['waiting'][number]) =>
    each.without.length === 1 && each.without[0]?.from === days[0] && each.without[0]?.to === days.at(-1);
  return (
    <Notice kind="warn" title={m.floor_own_waiting({ count: formatCount(waiting.length, getLocale()) })}>
      <ul className="grid gap-1">
        {waiting.map((each) => (
          <li key={each.id}>
            <b>{each.name}</b>
            {!whole(each) && ` · ${each.without.map(({ from, to }) => formatDays(from, to, getLocale())).join(', ')}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

interface BoothCardProps {
  readonly booth: DelegationBooth;
  readonly all: DelegationBooths;
  readonly told: Told | undefined;
}

function BoothCard({ booth, all, told }: BoothCardProps) {
  const locale = getLocale();
  const sellers = new Set(booth.seats.map(({ id }) => id)).size;
  const offered = all.producers.filter(({ without }) => without.some((days) => meet(days, booth)));
  return (
    <Card
      title={m.floor_booth_title({ number: booth.number })}
      actions={sellers > 1 && <Badge tone="river">{m.floor_own_joint({ count: sellers })}</Badge>}
    >
      <p className="mb-3 text-ink-2 text-sm">
        {booth.hall} · {formatDays(booth.from, booth.to, locale)}
      </p>
      {booth.seats.length === 0 && <p className="mb-3">{m.floor_own_empty()}</p>}
      <ul className="grid not-last:mb-4">
        {booth.seats.map((seat) => (
          <li
            key={`${seat.id} ${seat.from}`}
            className="flex items-center justify-between gap-x-4 border-line not-last:border-b py-1"
          >
            <span className="min-w-0">
              <b>{seat.name}</b>
              <span className="block text-ink-2 text-sm">
                {seat.from === booth.from && seat.to === booth.to
                  ? m.floor_own_all_days()
                  : formatDays(seat.from, seat.to, locale)}
              </span>
            </span>
            <Form method="post" className="flex-none">
              <SentField />
              <SeatFields booth={booth.booth} business={seat.id} days={{ from: seat.from, to: seat.to }} />
              <Button name="do" value="remove" tone="quiet" aria-label={m.floor_unplace({ name: seat.name })}>
                {m.floor_own_remove()}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      {offered.length > 0 && <AddForm booth={booth} offered={offered} days={all.days} told={told} />}
    </Card>
  );
}

interface AddFormProps {
  readonly booth: DelegationBooth;
  readonly offered: DelegationBooths['producers'];
  readonly days: readonly string[];
  readonly told: Told | undefined;
}

/** One more into the booth, on all its days or some. What was refused stays as it was chosen. */
function AddForm({ booth, offered, days, told }: AddFormProps) {
  const own = days.filter((day) => booth.from <= day && day <= booth.to);
  const kept = told?.state === 'refused' && told.seat.booth === booth.booth ? told.seat : undefined;
  const choices = own.map((day) => ({ value: day, label: formatDay(day, getLocale()) }));
  return (
    <Form method="post" className="grid gap-3" key={booth.seats.length}>
      <SentField />
      <input type="hidden" name="booth" value={booth.booth} />
      <SelectField
        name="business"
        label={m.floor_place()}
        defaultValue={kept?.business ?? offered[0]?.id ?? ''}
        choices={offered.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {own.length > 1 ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <SelectField
            name="from"
            label={m.floor_day_from()}
            defaultValue={kept?.days.from ?? booth.from}
            choices={choices}
          />
          <SelectField name="to" label={m.floor_day_to()} defaultValue={kept?.days.to ?? booth.to} choices={choices} />
        </div>
      ) : (
        <>
          <input type="hidden" name="from" value={booth.from} />
          <input type="hidden" name="to" value={booth.to} />
        </>
      )}
      <div>
        <Button name="do" value="place" tone="outline">
          {m.floor_own_add()}
        </Button>
      </div>
    </Form>
  );
}
