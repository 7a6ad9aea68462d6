import { m } from '../../../../platform/i18n/index.ts';
import { Motif } from '../../../../platform/ui/motif/Motif.tsx';
import { cashierOf } from '../../rules/till-book.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { MenuButton } from './MenuButton.tsx';
import { NetPill } from './NetPill.tsx';
import { useDesk, useTill } from './use-till.ts';

/** Whose till this is, and how it stands with the network. */
export function TillHeader() {
  const { session, go } = useDesk();
  const { catalogue, held, shift } = useTill().view;
  const { booth } = catalogue;
  const cashier = shift && cashierOf(shift);
  return (
    <header className="deep flex min-h-14 flex-none flex-wrap items-center pl-3 short:min-h-12">
      <Motif code={booth.regionCode ?? booth.id} beads={7} className="mr-2.5 w-9 flex-none overflow-hidden rounded-s" />
      <div className="min-w-22 flex-1 py-1 pr-2 leading-tight">
        <p className="wrap-anywhere font-extrabold">{m.till_booth({ number: booth.number })}</p>
        <p className="truncate text-ink-2 text-xs">
          {booth.regionName ? `${booth.regionName} · ` : ''}
          {cashier ?? session.device.claim.code}
        </p>
      </div>
      {held.length > 0 && (
        <button
          type="button"
          className="grid h-12 min-w-12 flex-none cursor-pointer place-items-center"
          aria-label={m.till_held_count({ count: held.length })}
          onClick={() => go({ at: 'held' })}
        >
          <span className="tabular flex items-center gap-1 rounded-full bg-gold px-2.5 py-1.5 font-extrabold text-on-gold text-xs">
            <Glyph name="pause" className="size-3.5" />
            {held.length}
          </span>
        </button>
      )}
      <NetPill />
      <MenuButton />
    </header>
  );
}
