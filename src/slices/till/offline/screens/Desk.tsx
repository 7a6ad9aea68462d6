import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { HOME, type ScreenState } from '../device/screens.ts';
import { keepRenewed } from '../device/service-worker.ts';
import type { Session } from '../device/session.ts';
import { Cart } from './Cart.tsx';
import { Cash } from './Cash.tsx';
import { CloseShift } from './CloseShift.tsx';
import { Device } from './Device.tsx';
import { Halted } from './Halted.tsx';
import { useLanguage } from './language-context.ts';
import { Menu } from './Menu.tsx';
import { MoveCash } from './MoveCash.tsx';
import { NotSold } from './NotSold.tsx';
import { OpenShift } from './OpenShift.tsx';
import { Qris } from './Qris.tsx';
import { Quantity } from './Quantity.tsx';
import { Recap } from './Recap.tsx';
import { SaleReceipt } from './SaleReceipt.tsx';
import { Sales } from './Sales.tsx';
import { Sell } from './Sell.tsx';
import { Sold } from './Sold.tsx';
import { type Flash, SoldFlash } from './SoldFlash.tsx';
import { useBack } from './use-back.ts';
import { DeskContext, type TillDesk, useTill } from './use-till.ts';

/** The till of an enrolled phone: one screen at a time. */
export function Desk({ session }: { readonly session: Session }) {
  const { locale, setLocale } = useLanguage();
  const [screen, go] = useReducer((_: ScreenState, next: ScreenState) => next, HOME);
  const [renewalWaiting, setRenewalWaiting] = useState(false);
  const flash = useRef<Flash>(null);
  useBack(screen, go);
  useEffect(() => watchRenewal(session, setRenewalWaiting), [session]);
  const desk = useMemo<TillDesk>(
    () => ({ session, locale, setLocale, go, flash, renewalWaiting }),
    [session, locale, setLocale, renewalWaiting],
  );
  return (
    <DeskContext value={desk}>
      <div className="flex h-dvh flex-col overflow-hidden">
        {/* Messages are read when a screen is drawn: another language draws it anew. */}
        <Shown key={locale} screen={screen} />
        <SoldFlash key={`flash ${locale}`} ref={flash} />
        <p className="sr-only" aria-live="assertive">
          {screen.at === 'sold' && m.till_sold()}
          {screen.at === 'not-sold' && m.till_not_sold()}
        </p>
      </div>
    </DeskContext>
  );
}

function Shown({ screen }: { readonly screen: ScreenState }) {
  const { view } = useTill();
  switch (screen.at) {
    case 'sold':
      return <Sold sale={screen.sale} />;
    case 'not-sold':
      return <NotSold reason={screen.reason} />;
    case 'menu':
      return <Menu />;
    case 'sales':
      return <Sales />;
    case 'receipt':
      return <SaleReceipt sale={screen.sale} />;
    case 'recap':
      return <Recap />;
    case 'device':
      return <Device />;
  }
  if (view.halted) return <Halted reason={view.halted} />;
  if (!view.shift) return <OpenShift />;
  switch (screen.at) {
    case 'sell':
      return <Sell />;
    case 'cart':
      return <Cart />;
    case 'quantity':
      return <Quantity product={screen.product} />;
    case 'cash':
      return <Cash />;
    case 'qris':
      return <Qris />;
    case 'move-cash':
      return <MoveCash />;
    case 'close-shift':
      return <CloseShift />;
  }
}

/** A new version comes in when the till is quiet, by itself. */
function watchRenewal({ till, isQuiet }: Session, setWaiting: (waiting: boolean) => void): () => void {
  let stop: (() => void) | undefined;
  let ended = false;
  if (navigator.serviceWorker)
    keepRenewed(
      navigator.serviceWorker,
      isQuiet,
      ({ waiting }) => setWaiting(waiting),
      () => location.reload(),
    ).then(
      (check) => {
        if (!ended) stop = till.subscribe(check);
      },
      // Without a worker the till works as long as the page stays open; the next visit tries again.
      () => undefined,
    );
  return () => {
    ended = true;
    stop?.();
  };
}
