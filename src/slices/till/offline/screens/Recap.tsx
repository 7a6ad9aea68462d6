import { businessDayAt, businessDayBounds } from '../../../../kinds/business-day.ts';
import { formatClock, formatDay, zoneSuffix } from '../../../../kinds/time.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { dayEndsLine } from '../../../editions/labels.ts';
import { dayRecap } from '../device/day-recap.ts';
import { HOME } from '../device/screens.ts';
import type { ShiftSpan } from '../device/till-ledger.ts';
import { Button } from '../parts/Button.tsx';
import { Screen } from './Screen.tsx';
import { Row, ShiftSums } from './ShiftSums.tsx';
import { useDesk, useTill } from './use-till.ts';
import { varianceText } from './variance-text.ts';

/** The day on this device, to show to whoever is in charge of the booth. */
export function Recap() {
  const { go, locale } = useDesk();
  const { till, view, print } = useTill();
  const { calendar, edition, booth, businesses, businessNames } = view.catalogue;
  const now = Date.now();
  const dayEnds = dayEndsLine({ ...calendar, startsOn: edition.startsOn }, locale);
  const today = businessDayAt(now, calendar);
  const { from, to } = businessDayBounds(today, calendar);
  // A shift that began yesterday and is still open is today's drawer.
  const shifts = till.ledger.shifts.filter(
    ({ openedAt, closedAt }) => openedAt < to && (closedAt === null || closedAt >= from),
  );
  const recap = dayRecap(shifts);
  return (
    <Screen
      title={m.till_recap()}
      onBack={() => go(HOME)}
      footer={
        <Button size="large" onClick={() => go(HOME)}>
          {view.shift ? m.till_back_to_selling() : m.till_done()}
        </Button>
      }
    >
      <div>
        <p className="font-extrabold text-lg leading-tight">{m.till_booth({ number: booth.number })}</p>
        <p className="text-ink-2">{formatDay(today, locale)}</p>
        {dayEnds !== undefined && <p className="text-ink-2 text-sm">{dayEnds}</p>}
      </div>
      {view.unsent.size > 0 && (
        <Notice title={m.till_recap_unsent({ count: view.unsent.size })}>{m.till_recap_unsent_how()}</Notice>
      )}
      <ShiftSums sums={recap} />
      {shifts.length === 0 && <p className="text-center text-ink-2">{m.till_recap_none()}</p>}
      {businesses.length > 1 && recap.byBusiness.length > 0 && (
        <section className="grid gap-1">
          <h2 className="text-base">{m.till_recap_by_business()}</h2>
          <dl className="tabular rounded-m border border-line bg-card px-4 py-2">
            {recap.byBusiness.map(({ business, amount }) => (
              <Row key={business} name={businessNames.get(business) ?? m.till_recap_gone()} value={print(amount)} />
            ))}
          </dl>
        </section>
      )}
      {recap.byCashier.some(({ cashier }) => cashier !== null) && (
        <section className="grid gap-1">
          <h2 className="text-base">{m.till_recap_by_cashier()}</h2>
          <dl className="tabular rounded-m border border-line bg-card px-4 py-2">
            {recap.byCashier.map(({ cashier, turnover, sales }) => (
              <Row
                key={cashier}
                name={cashier ?? m.till_cashier_unnamed()}
                note={m.till_receipts_count({ count: sales })}
                value={print(turnover)}
              />
            ))}
          </dl>
        </section>
      )}
      {shifts.map((span) => (
        <ShiftOf key={span.tally.shift} span={span} />
      ))}
    </Screen>
  );
}

function ShiftOf({ span: { tally, openedAt, closedAt } }: { readonly span: ShiftSpan }) {
  const { locale } = useDesk();
  const { view, print } = useTill();
  const { zone } = view.catalogue.edition;
  const clock = (at: number) => `${formatClock(at, zone, locale)} ${zoneSuffix(zone, at)}`;
  const handedOver = tally.cashiers.filter(
    ({ variance }, place) => variance !== null && place < tally.cashiers.length - 1,
  );
  return (
    <section className="grid gap-1">
      <h2 className="text-base">
        {closedAt === null
          ? m.till_shift_since({ from: clock(openedAt) })
          : m.till_shift_span({ from: clock(openedAt), to: clock(closedAt) })}
      </h2>
      <dl className="tabular rounded-m border border-line bg-card px-4 py-2">
        <Row name={m.till_turnover()} value={print(tally.turnover)} />
        {handedOver.map(({ cashier, variance }, place) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: one cashier may have handed over twice
            key={place}
            name={m.till_handed_over({ cashier: cashier ?? m.till_cashier_unnamed() })}
            value={varianceText(variance ?? 0, print)}
          />
        ))}
        {tally.closed && (
          <>
            <Row name={m.till_expected()} value={print(tally.closed.expectedCash)} />
            <Row name={m.till_counted()} value={print(tally.closed.countedCash)} />
            <Row name={m.till_variance()} value={varianceText(tally.closed.variance, print)} />
          </>
        )}
      </dl>
    </section>
  );
}
