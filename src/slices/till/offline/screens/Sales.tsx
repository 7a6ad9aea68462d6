import { useState } from 'react';
import { dayAt, formatClock, zoneSuffix } from '../../../../kinds/time.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import { methodName } from '../../rules/receipt.ts';
import type { Sold } from '../device/till-history.ts';
import { Button } from '../parts/Button.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { Screen } from './Screen.tsx';
import { useDesk, useTill } from './use-till.ts';
import { useUndo } from './use-undo.ts';

/** Most rows at once; the search finds what lies further back. */
const MOST_SHOWN = 200;

/** Today's sales on this device, the newest first; a search looks through all that are still on it. */
export function Sales() {
  const { go, locale } = useDesk();
  const { view } = useTill();
  const [query, setQuery] = useState('');
  const { zone } = view.catalogue.edition;
  const today = dayAt(Date.now(), zone);
  const wanted = query.replaceAll(/\s/g, '').toUpperCase();
  const found = view.sales.filter(({ at, sale }) =>
    wanted === '' ? dayAt(at, zone) === today : sale.receipt.includes(wanted),
  );
  const shown = found.slice(-MOST_SHOWN).toReversed();
  const { seconds, undo, told } = useUndo(view.sales.at(-1));

  return (
    <Screen title={m.till_sales()} onBack={() => go({ at: 'menu' })}>
      <label className="grid gap-1 text-sm">
        {m.till_sales_search()}
        <input
          className="tabular h-12 rounded-s border-[1.5px] border-edge bg-card px-3"
          type="search"
          autoComplete="off"
          inputMode="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </label>
      {seconds > 0 && (
        <Button tone="outline" onClick={undo}>
          <Icon name="undo" />
          <span className="tabular">{m.till_undo({ seconds })}</span>
        </Button>
      )}
      {told && (
        <p role="alert" className="rounded-s bg-red-soft px-3 py-2 text-red-ink text-sm">
          {told}
        </p>
      )}
      {shown.length === 0 && (
        <p role="status" className="py-8 text-center text-ink-2">
          {wanted === '' ? m.till_sales_none() : m.till_sales_not_found()}
        </p>
      )}
      <ul className="grid gap-2">
        {shown.map((sold) => (
          <SaleRow
            key={sold.id}
            sold={sold}
            time={`${formatClock(sold.at, zone, locale)} ${zoneSuffix(zone, sold.at)}`}
          />
        ))}
      </ul>
    </Screen>
  );
}

function SaleRow({ sold, time }: { readonly sold: Sold; readonly time: string }) {
  const { go, locale } = useDesk();
  const { view, print } = useTill();
  const kept = view.unsent.has(sold.seq);
  const { receipt, total, payments } = sold.sale;
  return (
    <li>
      <button
        type="button"
        className="grid w-full cursor-pointer grid-cols-[1fr_auto] gap-x-3 rounded-m border border-line bg-card px-3.5 py-2.5 text-left"
        onClick={() => go({ at: 'receipt', sale: sold.id })}
      >
        <span className="tabular font-bold">{receipt}</span>
        <span className={`tabular font-extrabold ${sold.voided ? 'line-through decoration-2' : ''}`}>
          {print(total)}
        </span>
        <span className="text-ink-2 text-sm">
          {time} · {payments.map(({ method }) => methodName(method, locale)).join(', ')}
          {sold.voided && <b className="text-red-ink"> · {m.till_voided()}</b>}
        </span>
        <span className={`flex items-center justify-end gap-1 text-xs ${kept ? 'text-gold-ink' : 'text-leaf-ink'}`}>
          <Glyph name={kept ? 'kept' : 'sent'} className="size-4" />
          {kept ? m.till_state_kept() : m.till_state_sent()}
        </span>
      </button>
    </li>
  );
}
