import { useState } from 'react';
import { formatClock, zoneSuffix } from '../../../../kinds/time.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { cartCount, cartTotal } from '../../rules/cart.ts';
import type { HeldCart } from '../device/kept.ts';
import { HOME } from '../device/screens.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { Told } from '../parts/Told.tsx';
import { Screen } from './Screen.tsx';
import { useDesk, useTill } from './use-till.ts';

/** The carts that were put aside, to be taken up again. */
export function Held() {
  const { go } = useDesk();
  const { view } = useTill();
  return (
    <Screen title={m.till_held()} onBack={() => go(HOME)}>
      {view.held.length === 0 && (
        <div className="grid gap-1 py-8 text-center">
          <p className="font-bold">{m.till_held_none()}</p>
          <p className="text-ink-2 text-sm">{m.till_held_none_how()}</p>
        </div>
      )}
      {view.held.length > 0 && view.parts.length > 0 && <Notice kind="warn">{m.till_half_paid()}</Notice>}
      {view.held.length > 0 && view.cart.length > 0 && view.parts.length === 0 && (
        <Notice>{m.till_held_swaps()}</Notice>
      )}
      <ul className="grid gap-3">
        {view.held.map((held) => (
          <HeldRow key={held.id} held={held} />
        ))}
      </ul>
    </Screen>
  );
}

function HeldRow({ held }: { readonly held: HeldCart }) {
  const { go, locale } = useDesk();
  const { till, view, print } = useTill();
  const [dropping, setDropping] = useState(false);
  const [told, setTold] = useState('');
  const { zone } = view.catalogue.edition;
  const name = held.name || m.till_held_number({ number: held.number });
  const attempt = (act: () => Promise<void>, then: () => void) =>
    act().then(then, () => setTold(m.till_refused_storage_failed()));
  return (
    <li className="grid gap-2 rounded-m border border-line bg-card p-3">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="truncate text-base">{name}</h2>
          <p className="text-ink-2 text-sm">
            {m.till_items({ count: cartCount(held.lines) })} · {formatClock(held.at, zone, locale)}{' '}
            {zoneSuffix(zone, held.at)}
          </p>
          <p className="line-clamp-2 text-ink-3 text-sm">{held.lines.map((line) => line.name).join(', ')}</p>
        </div>
        <p className="tabular flex-none font-extrabold">{print(cartTotal(held.lines))}</p>
      </div>
      <Told text={told} />
      {dropping ? (
        <div className="grid grid-cols-2 gap-2">
          <Button tone="quiet" onClick={() => setDropping(false)}>
            {m.till_keep()}
          </Button>
          <Button
            tone="danger"
            onClick={() =>
              attempt(
                () => till.dropHeld(held.id),
                () => undefined,
              )
            }
          >
            {m.till_held_drop()}
          </Button>
        </div>
      ) : (
        <div className="flex gap-2">
          <Button
            className="flex-1"
            disabled={view.parts.length > 0}
            onClick={() =>
              attempt(
                () => till.takeUp(held.id),
                () => go({ at: 'cart' }),
              )
            }
          >
            {m.till_held_take()}
          </Button>
          <IconButton label={m.till_held_drop_one({ name })} className="text-red-ink" onClick={() => setDropping(true)}>
            <Glyph name="trash" />
          </IconButton>
        </div>
      )}
    </li>
  );
}
