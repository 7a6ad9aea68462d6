import { useMemo, useRef, useState } from 'react';
import { todayBounds } from '../../../../kinds/business-day.ts';
import { formatClock, formatInstant, zoneSuffix } from '../../../../kinds/time.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import { methodName } from '../../rules/receipt.ts';
import type { Listed } from '../device/receipt-columns.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { TextField } from '../parts/TextField.tsx';
import { Told } from '../parts/Told.tsx';
import { Screen } from './Screen.tsx';
import { useListWindow } from './use-list-window.ts';
import { useDesk, useTill } from './use-till.ts';
import { useUndo } from './use-undo.ts';

/** A row with the room to the next: pixels at the usual size of text. */
const ROW = 76;

/** Today's receipts on this device, the newest first; a search looks through all that are still on it. */
export function Sales() {
  const { go } = useDesk();
  const { till, view } = useTill();
  const [query, setQuery] = useState('');
  const [span, setSpan] = useState<'today' | 'all'>('today');
  const { calendar } = view.catalogue;
  const number = query.replaceAll(/\s/g, '').toUpperCase();
  const everything = span === 'all' || number !== '';
  const { receipts } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the columns are the same object with one receipt more
  const places = useMemo(
    () => till.ledger.receipts.find({ number, ...(everything ? {} : todayBounds(Date.now(), calendar)) }),
    [till, receipts, number, everything, calendar],
  );
  const { seconds, undo, told } = useUndo(view.lastSale ?? undefined);

  return (
    <Screen title={m.till_sales()} onBack={() => go({ at: 'menu' })}>
      <TextField label={m.till_sales_search()} type="search" inputMode="search" value={query} onChange={setQuery} />
      <Choice
        label={m.till_sales_span()}
        options={[
          { value: 'today', name: m.till_sales_today() },
          { value: 'all', name: m.till_sales_all() },
        ]}
        value={everything ? 'all' : 'today'}
        onChoose={setSpan}
      />
      {seconds > 0 && (
        <Button tone="outline" onClick={undo}>
          <Icon name="undo" />
          <span className="tabular">{m.till_undo({ seconds })}</span>
        </Button>
      )}
      <Told text={told} />
      {places.length === 0 && (
        <p role="status" className="py-8 text-center text-ink-2">
          {number === '' ? m.till_sales_none() : m.till_sales_not_found()}
        </p>
      )}
      <ReceiptRows places={places} withDay={everything} />
    </Screen>
  );
}

interface ReceiptRowsProps {
  readonly places: Uint32Array;
  readonly withDay: boolean;
}

/** Only the rows in sight are drawn, so that twenty thousand are as quick as ten. */
function ReceiptRows({ places, withDay }: ReceiptRowsProps) {
  const { till } = useTill();
  const list = useRef<HTMLDivElement>(null);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const rows = useListWindow(list, places.length, ROW * rem);
  const newest = places.length - 1;
  const shown = Array.from(
    { length: Math.max(rows.to - rows.from, 0) },
    (_, nth) => places[newest - rows.from - nth] ?? 0,
  );
  return (
    <div ref={list} style={{ height: rows.height }}>
      <ul style={{ transform: `translateY(${rows.offset}px)` }}>
        {shown.map((place) => (
          <li key={place} style={{ height: ROW * rem }}>
            <ReceiptRow listed={till.ledger.receipts.at(place)} withDay={withDay} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ReceiptRow({ listed, withDay }: { readonly listed: Listed; readonly withDay: boolean }) {
  const { go, locale } = useDesk();
  const { view, print } = useTill();
  const { zone } = view.catalogue.edition;
  const kept = view.unsent.has(listed.seq);
  const time = withDay
    ? formatInstant(listed.at, zone, locale)
    : `${formatClock(listed.at, zone, locale)} ${zoneSuffix(zone, listed.at)}`;
  return (
    <button
      type="button"
      className="grid h-[calc(100%-0.5rem)] w-full cursor-pointer grid-cols-[minmax(0,1fr)_auto] content-center gap-x-3 overflow-hidden rounded-m border border-line bg-card px-3.5 text-left"
      onClick={() => go({ at: 'receipt', seq: listed.seq })}
    >
      <span className="tabular truncate font-bold">{listed.receipt}</span>
      <span className={`tabular font-extrabold ${listed.voided ? 'line-through decoration-2' : ''}`}>
        {print(listed.refund ? -listed.total : listed.total)}
      </span>
      <span className="truncate text-ink-2 text-sm">
        {listed.refund && <b>{m.till_refund_short()} · </b>}
        {listed.voided && <b className="text-red-ink">{m.till_voided()} · </b>}
        {listed.returned && <b className="text-gold-ink">{m.till_returned_short()} · </b>}
        {time} ·{' '}
        {listed.methods.map((method) => methodName(method, locale, view.catalogue.edition.currency)).join(', ')}
      </span>
      <span className={`flex items-center justify-end gap-1 text-xs ${kept ? 'text-gold-ink' : 'text-leaf-ink'}`}>
        <Glyph name={kept ? 'kept' : 'sent'} className="size-4" />
        {kept ? m.till_state_kept() : m.till_state_sent()}
      </span>
    </button>
  );
}
