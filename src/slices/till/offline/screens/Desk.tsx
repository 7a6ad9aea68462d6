import { lazy, Suspense, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { HOME, type ScreenState } from '../device/screens.ts';
import { keepRenewed } from '../device/service-worker.ts';
import type { Session } from '../device/session.ts';
import { Cart } from './Cart.tsx';
import { Cash } from './Cash.tsx';
import { Halted } from './Halted.tsx';
import { useLanguage } from './language-context.ts';
import { Menu } from './Menu.tsx';
import { NotSold } from './NotSold.tsx';
import { OpenShift } from './OpenShift.tsx';
import { Sell } from './Sell.tsx';
import { Sold } from './Sold.tsx';
import { type Flash, SoldFlash } from './SoldFlash.tsx';
import { useBack } from './use-back.ts';
import { DeskContext, type TillDesk, useTill } from './use-till.ts';

/** What is not needed to sell for cash comes in a file of its own, fetched while the cashier looks at the first screen. */
const rare = () => import('./rare-screens.ts');
const Device = lazy(async () => ({ default: (await rare()).Device }));
const Discount = lazy(async () => ({ default: (await rare()).Discount }));
const HandOver = lazy(async () => ({ default: (await rare()).HandOver }));
const Held = lazy(async () => ({ default: (await rare()).Held }));
const Line = lazy(async () => ({ default: (await rare()).Line }));
const MoveCash = lazy(async () => ({ default: (await rare()).MoveCash }));
const CloseShift = lazy(async () => ({ default: (await rare()).CloseShift }));
const Other = lazy(async () => ({ default: (await rare()).Other }));
const Qris = lazy(async () => ({ default: (await rare()).Qris }));
const Recap = lazy(async () => ({ default: (await rare()).Recap }));
const Refund = lazy(async () => ({ default: (await rare()).Refund }));
const SaleReceipt = lazy(async () => ({ default: (await rare()).SaleReceipt }));
const Sales = lazy(async () => ({ default: (await rare()).Sales }));
const Split = lazy(async () => ({ default: (await rare()).Split }));

/** The till of an enrolled phone: one screen at a time. */
export function Desk({ session }: { readonly session: Session }) {
  const { locale, setLocale } = useLanguage();
  const [screen, go] = useReducer((_: ScreenState, next: ScreenState) => next, HOME);
  const [renewalWaiting, setRenewalWaiting] = useState(false);
  const flash = useRef<Flash>(null);
  useBack(screen, go);
  useEffect(() => watchRenewal(session, setRenewalWaiting), [session]);
  useEffect(() => {
    // Without a network before it came, the screen that needs it asks again.
    rare().catch(() => undefined);
  }, []);
  const desk = useMemo<TillDesk>(
    () => ({ session, locale, setLocale, go, flash, renewalWaiting }),
    [session, locale, setLocale, renewalWaiting],
  );
  return (
    <DeskContext value={desk}>
      <div className="flex h-dvh flex-col overflow-hidden">
        {/* Messages are read when a screen is drawn: another language draws it anew. */}
        <Suspense fallback={<div className="flex-1" />}>
          <Shown key={locale} screen={screen} />
        </Suspense>
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
      return <SaleReceipt key={screen.seq} seq={screen.seq} fresh={screen.fresh === true} />;
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
    case 'line':
      return <Line product={screen.product} part={screen.part} from={screen.from} />;
    case 'discount':
      return <Discount />;
    case 'held':
      return <Held />;
    case 'cash':
      return <Cash amount={screen.amount} />;
    case 'qris':
      return <Qris amount={screen.amount} />;
    case 'other':
      return <Other method={screen.method} amount={screen.amount} />;
    case 'split':
      return <Split />;
    case 'refund':
      return <Refund seq={screen.seq} />;
    case 'move-cash':
      return <MoveCash />;
    case 'hand-over':
      return <HandOver />;
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
