import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import { HOME, type ScreenState } from '../device/screens.ts';
import { Glyph, type GlyphName } from '../parts/Glyph.tsx';
import { LookChoice } from './LookChoice.tsx';
import { Screen } from './Screen.tsx';
import { useDesk, useTill } from './use-till.ts';

/** Everything that is not selling. */
export function Menu() {
  const { session, go, renewalWaiting } = useDesk();
  const { view } = useTill();
  return (
    <Screen title={m.till_menu()} onBack={() => go(HOME)} flush>
      <Item glyph="list" name={m.till_sales()} to={{ at: 'sales' }} />
      {view.shift && !session.practice && (
        <Item glyph="refund" name={m.till_other_receipt()} to={{ at: 'other-receipt' }} />
      )}
      {view.shift && <Item glyph="drawer" name={m.till_move_cash()} to={{ at: 'move-cash' }} />}
      {(view.held.length > 0 || view.shift) && (
        <Item
          glyph="pause"
          name={view.held.length > 0 ? m.till_held_count({ count: view.held.length }) : m.till_held()}
          to={{ at: 'held' }}
        />
      )}
      {view.shift && <Item glyph="swap" name={m.till_hand_over()} to={{ at: 'hand-over' }} />}
      {view.shift && <Item glyph="lock" name={m.till_close_shift()} to={{ at: 'close-shift' }} />}
      <Item glyph="chart" name={m.till_recap()} to={{ at: 'recap' }} />
      {!session.practice && <Item glyph="phone" name={m.till_device()} to={{ at: 'device' }} />}
      <div className="p-4">
        <LookChoice />
      </div>
      {renewalWaiting && <p className="px-5 py-4 text-ink-2 text-sm">{m.till_renewal()}</p>}
    </Screen>
  );
}

function Item({ glyph, name, to }: { readonly glyph: GlyphName; readonly name: string; readonly to: ScreenState }) {
  const { go } = useDesk();
  return (
    <button
      type="button"
      className="flex min-h-16 cursor-pointer items-center gap-4 border-line border-b px-5 text-left font-bold"
      onClick={() => go(to)}
    >
      <Glyph name={glyph} className="size-6 text-river" />
      <span className="flex-1">{name}</span>
      <Icon name="next" className="text-ink-3" />
    </button>
  );
}
