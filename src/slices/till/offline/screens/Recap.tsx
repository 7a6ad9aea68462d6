import { dayAt, formatClock, formatDay, zoneSuffix } from '../../../../kinds/time.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { dayRecap } from '../device/day-recap.ts';
import { HOME } from '../device/screens.ts';
import { Button } from '../parts/Button.tsx';
import { Screen } from './Screen.tsx';
import { Row, ShiftSums } from './ShiftSums.tsx';
import { useDesk, useTill } from './use-till.ts';
import { varianceText } from './variance-text.ts';

/** The day on this device, to show to whoever is in charge of the booth. */
export function Recap() {
  const { go, locale } = useDesk();
  const { till, view, print } = useTill();
  const { zone } = view.catalogue.edition;
  const today = dayAt(Date.now(), zone);
  const shifts = till.history.shifts.filter(({ openedAt }) => dayAt(openedAt, zone) === today);
  const clock = (at: number) => `${formatClock(at, zone, locale)} ${zoneSuffix(zone, at)}`;
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
        <p className="font-extrabold text-lg leading-tight">{m.till_booth({ number: view.catalogue.booth.number })}</p>
        <p className="text-ink-2">{formatDay(today, locale)}</p>
      </div>
      {view.unsent.size > 0 && (
        <Notice title={m.till_recap_unsent({ count: view.unsent.size })}>{m.till_recap_unsent_how()}</Notice>
      )}
      <ShiftSums sums={dayRecap(shifts)} />
      {shifts.length === 0 && <p className="text-center text-ink-2">{m.till_recap_none()}</p>}
      {shifts.map(({ tally, openedAt, closedAt }) => (
        <section key={tally.shift} className="grid gap-1">
          <h2 className="text-base">
            {closedAt === null
              ? m.till_shift_since({ from: clock(openedAt) })
              : m.till_shift_span({ from: clock(openedAt), to: clock(closedAt) })}
          </h2>
          <dl className="tabular rounded-m border border-line bg-card px-4 py-2">
            <Row name={m.till_turnover()} value={print(tally.turnover)} />
            {tally.closed && (
              <>
                <Row name={m.till_expected()} value={print(tally.closed.expectedCash)} />
                <Row name={m.till_counted()} value={print(tally.closed.countedCash)} />
                <Row name={m.till_variance()} value={varianceText(tally.closed.variance, print)} />
              </>
            )}
          </dl>
        </section>
      ))}
    </Screen>
  );
}
