import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { z } from 'zod';
import { dayAt, formatClock, formatDay, formatInstant, zoneSuffix } from '../../../kinds/time.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import {
  Button,
  type Column,
  EmptyState,
  LinkButton,
  Money,
  PageHead,
  SelectField,
  SheetButtons,
  Table,
} from '../../../platform/ui/index.ts';
import { id } from '../../editions/contract.ts';
import { calendarDay, type ShiftSummary } from '../../till/contract.ts';
import { listShiftsNamed, type NamedShifts } from '../index.ts';
import { ShiftState, ShiftVariance } from './ShiftState.tsx';

export const handle: PageHandle = { access: 'devices.read' };

const A_PAGE = 50;
const STATES = { buka: 'open', tutup: 'closed', kurang: 'short' } as const;

const asked = z.object({
  hari: calendarDay.optional().catch(undefined),
  stan: id<'booth'>().optional().catch(undefined),
  keadaan: z.enum(['buka', 'tutup', 'kurang']).optional().catch(undefined),
  sesudah: z.string().max(120).optional().catch(undefined),
});
type Asked = z.infer<typeof asked>;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const given = asked.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { hari: day, stan: booth, keadaan, sesudah: after } = given;
  const filter = {
    ...(day === undefined ? {} : { day }),
    ...(booth === undefined ? {} : { booth }),
    ...(keadaan === undefined ? {} : { state: STATES[keadaan] }),
  };
  const reach = reachOfPage(context);
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    given,
    whole: allowing(ctx.actor, ctx.organiser, 'exceptions.read').length > 0,
    ...(await listShiftsNamed(ctx, tx, { filter, reach, after, limit: A_PAGE })),
  }));
}

export const meta: MetaFunction<typeof loader> = () => [{ title: `${m.insights_shifts()} · ${m.platform_brand()}` }];

type Loaded = NamedShifts & { readonly given: Asked; readonly whole: boolean };

export default function ShiftsPage() {
  const { given, whole, edition, page, days, booths } = useLoaderData<typeof loader>() as Loaded;
  const here = pathIn(getLocale(), `/kerja/${edition.slug}/sif`);
  const { sesudah, ...narrowed } = given;
  const isNarrowed = Object.values(narrowed).some((each) => each !== undefined);
  return (
    <>
      <PageHead
        title={m.insights_shifts()}
        lead={m.insights_shifts_lead()}
        actions={whole && <SheetButtons slug={edition.slug} sheet="shifts" />}
      />
      <div className="grid grid-cols-1 gap-5">
        {(days.length > 0 || isNarrowed) && <Narrow action={here} given={given} days={days} booths={booths} />}
        <Table
          caption={m.insights_shifts()}
          quietCaption
          rows={page.items}
          rowKey={({ device, shift }) => `${device}/${shift}`}
          empty={
            <EmptyState title={isNarrowed ? m.insights_shifts_none_here() : m.insights_shifts_none()}>
              {isNarrowed ? (
                <LinkButton href={here} tone="outline">
                  {m.insights_shifts_all()}
                </LinkButton>
              ) : (
                <p>{m.insights_shifts_none_text()}</p>
              )}
            </EmptyState>
          }
          columns={columnsOf(edition, here)}
        />
        <nav aria-label={m.platform_ui_pages()} className="flex flex-wrap justify-center gap-3">
          {sesudah !== undefined && (
            <LinkButton href={addressOf(here, { ...given, sesudah: undefined })} tone="outline">
              {m.insights_sources_first()}
            </LinkButton>
          )}
          {page.next !== null && (
            <LinkButton href={addressOf(here, { ...given, sesudah: page.next })} rel="next">
              {m.insights_sources_next()}
            </LinkButton>
          )}
        </nav>
      </div>
    </>
  );
}

function addressOf(here: string, given: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(Object.entries(given).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  return query.size > 0 ? `${here}?${query}` : here;
}

interface NarrowProps extends Pick<NamedShifts, 'days' | 'booths'> {
  readonly action: string;
  readonly given: Asked;
}

/** A form of the browser's own: every view has an address. */
function Narrow({ action, given, days, booths }: NarrowProps) {
  return (
    <form action={action} className="grid grid-cols-1 items-end gap-3 sm:grid-cols-[1fr_1fr_1fr_auto]">
      <SelectField
        name="hari"
        label={m.insights_shift_day()}
        none={m.insights_shifts_every()}
        optional="quiet"
        choices={days.map((day) => ({ value: day, label: formatDay(day, getLocale()) }))}
        defaultValue={given.hari ?? ''}
      />
      <SelectField
        name="stan"
        label={m.insights_sources_col_booth()}
        none={m.insights_shifts_every()}
        optional="quiet"
        choices={booths.map(([value, label]) => ({ value, label }))}
        defaultValue={given.stan ?? ''}
      />
      <SelectField
        name="keadaan"
        label={m.insights_shift_state()}
        none={m.insights_shifts_every()}
        optional="quiet"
        choices={[
          { value: 'buka', label: m.insights_shift_open() },
          { value: 'tutup', label: m.insights_shift_closed() },
          { value: 'kurang', label: m.insights_shifts_short() },
        ]}
        defaultValue={given.keadaan ?? ''}
      />
      <Button tone="outline">{m.insights_shifts_show()}</Button>
    </form>
  );
}

function columnsOf({ currency, zone }: NamedShifts['edition'], here: string): Column<ShiftSummary>[] {
  const locale = getLocale();
  const money = (amount: number | null) => (amount === null ? '–' : <Money amount={amount} currency={currency} />);
  // The day is named beside it, where it is that day.
  const at = (instant: string | null, day: string) => {
    if (instant === null) return '–';
    const moment = Date.parse(instant);
    if (dayAt(moment, zone) !== day) return formatInstant(moment, zone, locale);
    return `${formatClock(moment, zone, locale)} ${zoneSuffix(zone, moment)}`;
  };
  return [
    {
      heading: m.insights_shift(),
      names: true,
      cell: ({ device, shift, deviceCode, day, cashier }) => (
        <>
          <a
            className="inline-flex min-h-6 items-center text-river underline pointer-coarse:min-h-12"
            href={`${here}/${device}/${shift}`}
          >
            {`${deviceCode} · ${formatDay(day, locale)}`}
          </a>
          {cashier !== null && <span className="block font-normal text-ink-2 text-sm">{cashier}</span>}
        </>
      ),
    },
    { heading: m.insights_sources_col_booth(), cell: ({ boothNumber }) => boothNumber ?? '–' },
    {
      heading: m.insights_shift_state(),
      cell: ({ state, openedAt, closedAt, day }) => (
        <span className="grid justify-items-start gap-0.5">
          <ShiftState state={state} />
          <span className="text-ink-2 text-sm">
            {closedAt === null
              ? m.insights_shift_opened_at({ time: at(openedAt, day) })
              : m.insights_shift_closed_at({ time: at(closedAt, day) })}
          </span>
        </span>
      ),
    },
    { heading: m.insights_shift_opening(), numeric: true, cell: ({ openingCash }) => money(openingCash) },
    { heading: m.insights_shift_in(), numeric: true, cell: ({ cashIn }) => money(cashIn) },
    { heading: m.insights_shift_out(), numeric: true, cell: ({ cashOut }) => money(cashOut) },
    { heading: m.insights_shift_expected(), numeric: true, cell: ({ expectedCash }) => money(expectedCash) },
    { heading: m.insights_shift_counted(), numeric: true, cell: ({ countedCash }) => money(countedCash) },
    {
      heading: m.insights_shift_variance(),
      numeric: true,
      cell: ({ variance }) => <ShiftVariance variance={variance} currency={currency} />,
    },
  ];
}
