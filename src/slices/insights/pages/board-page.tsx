import { useEffect, useState } from 'react';
import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { businessDayAt } from '../../../kinds/business-day.ts';
import { formatCount, formatShort } from '../../../kinds/money.ts';
import { formatClock, formatDay, formatDays, type Locale, zoneSuffix } from '../../../kinds/time.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { type Bar, Bars, Board, BoardPanel, cx, Ranking, StatTile } from '../../../platform/ui/index.ts';
import { dayEndsLine } from '../../editions/labels.ts';
import type { BoardSnapshot } from '../contract.ts';
import { getBoard, mustSeeBoard } from '../index.ts';
import { dayNumber } from '../rules/shown-day.ts';
import { type LineState, watchBoard } from './board-stream.ts';

export const handle: PageHandle = { access: 'public' };

/** So many regions have a bar of their own: what fits on a wall and is read from five metres. */
const REGIONS = 6;

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    await mustSeeBoard(ctx, tx);
    return { slug: ctx.slug, board: await getBoard(ctx, tx) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${m.insights_board_title()} · ${loaderData?.board.edition.name ?? m.platform_brand()}` },
  { name: 'robots', content: 'noindex' },
];

export default function BoardPage() {
  const loaded = useLoaderData<typeof loader>();
  const locale = getLocale();
  const { board, line, now } = useBoard(loaded.slug, loaded.board as BoardSnapshot);
  const { edition } = board;
  const zone = zoneSuffix(edition.zone, now);
  return (
    <Board
      title={edition.name}
      place={placeOf(board, locale)}
      clock={formatClock(now, edition.zone, locale)}
      date={m.insights_board_date({ day: formatDay(businessDayAt(now, edition), locale), zone })}
      code={edition.slug}
      foot={<Foot board={board} line={line} locale={locale} />}
    >
      <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] gap-[1.2em] lg:grid-rows-[auto_1fr]">
        <Turnover board={board} locale={locale} />
        <BoardPanel title={m.insights_board_regions()}>
          <Bars label={m.insights_board_regions()} lead bars={regionBars(board, locale)} />
        </BoardPanel>
      </div>
      <BestSellers board={board} locale={locale} />
    </Board>
  );
}

/** The first regions, and the others as one; all regions are one figure's parts, so they may be added up. */
function regionBars({ regions, labels, turnover }: BoardSnapshot, locale: Locale): Bar[] {
  const shown = regions.length > REGIONS + 1 ? regions.slice(0, REGIONS) : regions;
  const others = regions.slice(shown.length);
  const bar = (label: string, value: number): Bar => ({
    label,
    value,
    text: formatShort(value, turnover.unit, locale),
  });
  return [
    ...shown.map((figure) => bar(labels.regions[figure.scope.region ?? ''] ?? m.insights_unknown(), figure.value)),
    ...(others.length > 0
      ? [
          bar(
            m.insights_board_others({ count: others.length }),
            others.reduce((sum, { value }) => sum + value, 0),
          ),
        ]
      : []),
  ];
}

interface BoardPart {
  readonly board: BoardSnapshot;
  readonly locale: Locale;
}

/** The newest board, whether the line stands, and the venue's time: the server's clock, ticking on. */
function useBoard(slug: string, loaded: BoardSnapshot) {
  const [board, setBoard] = useState(loaded);
  const [line, setLine] = useState<LineState>('opening');
  const [now, setNow] = useState(() => Date.parse(loaded.asOf));
  useEffect(() => watchBoard(slug, { snapshot: setBoard, line: setLine }), [slug]);
  useEffect(() => {
    const ahead = Date.parse(board.asOf) - Date.now();
    const timer = setInterval(() => setNow(Date.now() + ahead), 1_000);
    return () => clearInterval(timer);
  }, [board.asOf]);
  return { board, line, now };
}

function placeOf({ edition, day, asOf }: BoardSnapshot, locale: Locale): string {
  const { place, startsOn, endsOn } = edition;
  if (businessDayAt(Date.parse(asOf), edition) < startsOn)
    return `${place} · ${m.insights_board_begins({ day: formatDay(startsOn, locale) })}`;
  if (day === null) return `${place} · ${formatDays(startsOn, endsOn, locale)}`;
  const { number, of } = dayNumber(day, startsOn, endsOn);
  return `${place} · ${m.insights_board_day({ number, of })}`;
}

function Turnover({ board, locale }: BoardPart) {
  const { turnover, lastMinutes, day } = board;
  const from = { count: turnover.count, shown: formatCount(turnover.count, locale) };
  const label =
    day === null
      ? m.insights_board_turnover_whole(from)
      : lastMinutes === null
        ? m.insights_board_turnover_soon()
        : m.insights_board_turnover_today(from);
  return (
    <StatTile
      lead
      label={label}
      value={<span className="tabular">{moneyText(turnover.value, turnover.unit)}</span>}
      note={lastMinutes === null ? undefined : lastMinutesText(lastMinutes, turnover.unit)}
    />
  );
}

function lastMinutesText(amount: number, currency: string): string {
  if (amount <= 0) return m.insights_board_quiet();
  return m.insights_board_last_minutes({ value: moneyText(amount, currency) });
}

function BestSellers({ board, locale }: BoardPart) {
  const title = board.day === null ? m.insights_board_best_whole() : m.insights_board_best_today();
  const { labels } = board;
  return (
    <BoardPanel title={title}>
      {board.bestSellers.length === 0 ? (
        <p className="text-[1.15em] text-ink-2">{m.insights_board_nothing()}</p>
      ) : (
        <Ranking
          label={title}
          items={board.bestSellers.map((figure) => {
            const product = labels.products[figure.scope.product ?? ''];
            return {
              code: product?.motif ?? figure.scope.product ?? '',
              name: product?.name[locale] ?? m.insights_unknown(),
              note: labels.regions[product?.region ?? ''] ?? '',
              text: formatCount(figure.value, locale),
            };
          })}
        />
      )}
    </BoardPanel>
  );
}

function Foot({ board, line, locale }: BoardPart & { readonly line: LineState }) {
  const time = formatClock(Date.parse(board.asOf), board.edition.zone, locale);
  const dayEnds = dayEndsLine(board.edition, locale);
  const state = {
    live: m.insights_board_live(),
    opening: m.insights_board_opening(),
    lost: m.insights_board_lost({ time }),
  }[line];
  return (
    <>
      <span role="status" className="flex items-center gap-[.6em]">
        <i
          aria-hidden="true"
          className={cx(
            'size-[.6em] flex-none rounded-full',
            { live: 'bg-leaf', opening: 'border-2 border-ink-2', lost: 'bg-gold' }[line],
          )}
        />
        {state}
      </span>
      {line !== 'lost' && <span>{m.insights_board_updated({ time })}</span>}
      <span>{m.insights_board_voids()}</span>
      {dayEnds !== undefined && <span>{dayEnds}</span>}
      {board.reported && (
        <span>{m.insights_board_reported({ value: moneyText(board.reported.value, board.reported.unit) })}</span>
      )}
      {board.edition.demo && <b className="ml-auto text-gold-ink">{m.platform_ui_demo()}</b>}
    </>
  );
}
