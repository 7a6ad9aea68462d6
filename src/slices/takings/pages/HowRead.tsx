import { formatCount } from '../../../kinds/money.ts';
import { dayAt, formatDay, formatInstant } from '../../../kinds/time.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { Badge, Notice, Table } from '../../../platform/ui/index.ts';
import type { UnreadLine } from '../rules/read-statement.ts';
import type { SampleLine } from '../statement/preview-statement.ts';

interface HowReadProps {
  readonly sample: readonly SampleLine[];
  readonly unread: readonly UnreadLine[];
  readonly inCount: number;
  readonly outCount: number;
  /** Lines that stand for a confirmed payment already. */
  readonly used: number;
  readonly zone: string;
  readonly currency: string;
}

/** Lines that are named of each reason. */
const NAMED = 30;

function whyUnread(why: UnreadLine['why']): string {
  switch (why) {
    case 'day-unreadable':
      return m.takings_unread_day();
    case 'clock-unreadable':
      return m.takings_unread_clock();
    case 'zone-unreadable':
      return m.takings_unread_zone();
    case 'amount-unreadable':
      return m.takings_unread_amount();
    case 'direction-unreadable':
      return m.takings_unread_direction();
    case 'two-amounts':
      return m.takings_unread_two();
    case 'not-settled':
      return m.takings_unread_not_settled();
    case 'status-unreadable':
      return m.takings_unread_status();
  }
}

/** How the file was understood, line by line beside what stands in it, before anything counts. */
export function HowRead({ sample, unread, inCount, outCount, used, zone, currency }: HowReadProps) {
  const locale = getLocale();
  const count = (number: number) => formatCount(number, locale);
  const when = ({ read }: SampleLine) => {
    if (typeof read === 'string') return read === 'out' ? '–' : whyUnread(read);
    return read.timed ? formatInstant(read.at, zone, locale) : formatDay(dayAt(read.at, zone), locale);
  };
  return (
    <section className="grid gap-3">
      <h2 className="text-xl">{m.takings_how_read()}</h2>
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-ink-2">
        <span>{m.takings_count_in({ count: count(inCount) })}</span>
        <span>{m.takings_count_out({ count: count(outCount) })}</span>
        <span>{m.takings_count_used({ count: count(used) })}</span>
        <span>{m.takings_count_unread({ count: count(unread.length) })}</span>
      </p>
      {unread.length > 0 && (
        <Notice kind="warn" title={m.takings_unread_title()}>
          <ul className="list-disc pl-5">
            {[...Map.groupBy(unread, ({ why }) => why)].map(([why, those]) => (
              <li key={why}>
                {m.takings_unread_lines({
                  why: whyUnread(why),
                  lines: those
                    .slice(0, NAMED)
                    .map(({ line }) => line)
                    .join(', ')
                    .concat(those.length > NAMED ? ', …' : ''),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Table
        caption={m.takings_how_read()}
        quietCaption
        rows={sample}
        rowKey={({ line }) => String(line)}
        columns={[
          { heading: m.takings_col_line(), names: true, cell: ({ line }) => count(line) },
          { heading: m.takings_col_written_when(), cell: ({ when: written }) => written },
          { heading: m.takings_col_understood_when(), cell: when },
          { heading: m.takings_col_written_amount(), cell: ({ what }) => what },
          {
            heading: m.takings_col_understood_amount(),
            cell: ({ read }) =>
              typeof read !== 'string' ? (
                <Badge tone="leaf">{m.takings_came_in({ amount: moneyText(read.amount, currency) })}</Badge>
              ) : read === 'out' ? (
                <Badge tone="plain">{m.takings_went_out()}</Badge>
              ) : (
                <Badge tone="red">{m.takings_left_out()}</Badge>
              ),
          },
        ]}
      />
    </section>
  );
}
