import { formatCount } from '../../kinds/money.ts';
import { formatDay, formatDays } from '../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { Badge, Card, Icon } from '../../platform/ui/index.ts';
import type { TakingPart } from './load-taking-part.ts';

export interface TakingPartCardProps {
  readonly takingPart: TakingPart;
  /** Of the edition. */
  readonly slug: string;
}

/** That one takes part, where one stands on which days, and what comes next. */
export function TakingPartCard({ takingPart, slug }: TakingPartCardProps) {
  const locale = getLocale();
  const { seats, startsOn, endsOn } = takingPart;
  return (
    <Card title={m.app_part_title()} actions={<Badge tone="leaf">{m.call_apply_state_accepted()}</Badge>}>
      <div className="grid gap-4">
        <p>{m.app_part_days({ days: formatDays(startsOn, endsOn, locale) })}</p>
        {seats.length === 0 ? (
          <p className="rounded-m bg-sunk px-4 py-3">{m.app_part_no_booth()}</p>
        ) : (
          <ul className="grid gap-2">
            {seats.map((seat) => (
              <li key={`${seat.number} ${seat.from}`} className="rounded-m bg-sunk px-4 py-3">
                <b className="block text-lg">{m.app_part_booth({ number: seat.number })}</b>
                <span className="block">{formatDays(seat.from, seat.to, locale)}</span>
                <span className="block text-ink-2">
                  {seat.hall} · {seat.place}
                </span>
              </li>
            ))}
          </ul>
        )}
        <div>
          <h3 className="font-semibold">{m.app_part_next()}</h3>
          <ol className="mt-1 divide-y divide-line">
            {stepsOf(takingPart).map(({ path, words, hint, done }) => (
              <li key={path}>
                <a
                  href={pathIn(locale, `/kerja/${slug}${path}`)}
                  className="flex min-h-12 items-start gap-3 py-3 no-underline hover:underline"
                >
                  {done ? (
                    <Icon name="check" className="mt-0.5 size-5 flex-none text-leaf-ink" />
                  ) : (
                    <span aria-hidden="true" className="mt-0.5 size-5 flex-none rounded-full border-2 border-edge" />
                  )}
                  <span>
                    <span className="block font-semibold underline">{words}</span>
                    <span className="block text-ink-2 text-sm">{hint}</span>
                  </span>
                </a>
              </li>
            ))}
          </ol>
          {takingPart.terms && (
            <p className="mt-3 text-sm">
              <a href={pathIn(locale, `/e/${slug}/panggilan`)} className="inline-flex min-h-12 items-center underline">
                {m.app_part_terms()}
              </a>
            </p>
          )}
        </div>
      </div>
    </Card>
  );
}

interface Step {
  /** Under the work area of the edition. */
  readonly path: string;
  readonly words: string;
  readonly hint: string;
  readonly done: boolean;
}

function stepsOf(takingPart: TakingPart): Step[] {
  const { slug, phase, sold, signed } = takingPart;
  const before = phase.name === 'before';
  const sales: Step = {
    path: `/penjualan/${slug}`,
    words: m.app_part_sales(),
    hint: before ? m.app_part_sales_later() : m.app_part_sales_now(),
    done: sold,
  };
  const statement: Step = {
    path: `/penjualan/${slug}/perhitungan`,
    words: m.app_part_statement(),
    hint: signed ? m.app_part_statement_signed() : m.app_part_statement_text(),
    done: signed,
  };
  return [productStep(takingPart), noteStep(takingPart), sales, ...(before ? [] : [statement])];
}

function productStep({ products, withoutPhoto, pricedBy }: TakingPart): Step {
  const locale = getLocale();
  const by = formatDay(pricedBy, locale);
  const hint =
    products === 0
      ? m.app_part_products_none({ by })
      : withoutPhoto > 0
        ? m.app_part_products_photos({ count: formatCount(withoutPhoto, locale), by })
        : m.app_part_products_ready({ count: formatCount(products, locale) });
  return { path: '/produk', words: m.app_part_products(), hint, done: products > 0 && withoutPhoto === 0 };
}

function noteStep({ slug, note }: TakingPart): Step {
  const on = note !== null && note.state !== 'draft' && note.state !== 'cancelled';
  const hint =
    note?.state === 'received'
      ? m.app_part_note_received({ number: note.number })
      : note?.state === 'sent'
        ? m.app_part_note_sent({ number: note.number })
        : note?.state === 'draft'
          ? m.app_part_note_draft({ number: note.number })
          : m.app_part_note_none();
  return { path: `/titip-jual/${slug}`, words: m.app_part_note(), hint, done: on };
}
