import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { formatInstant } from '../../../../kinds/time.ts';
import { m } from '../../../../platform/i18n/index.ts';
import { cx } from '../../../../platform/ui/class-names.ts';
import { Spinner } from '../../../../platform/ui/Spinner.tsx';
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
import { PracticeBanner } from './PracticeBanner.tsx';
import { Sell } from './Sell.tsx';
import { Sold } from './Sold.tsx';
import { type Flash, SoldFlash } from './SoldFlash.tsx';
import { useBack } from './use-back.ts';
import { DeskContext, type Practise, type TillDesk, useTill } from './use-till.ts';

/**
 * What is not needed to sell for cash comes in a file of its own, fetched while the cashier looks at the first screen. Once
 * it is there it is drawn at once: React's own way would show nothing for a third of a second first.
 */
type RareScreens = typeof import('./rare-screens.ts');

/** The till of an enrolled phone: one screen at a time. */
export function Desk({ session, practise }: { readonly session: Session; readonly practise: Practise }) {
  const { locale, setLocale } = useLanguage();
  const [screen, go] = useReducer((_: ScreenState, next: ScreenState) => next, HOME);
  const [renewalWaiting, setRenewalWaiting] = useState(false);
  const flash = useRef<Flash>(null);
  const rare = useRareScreens(screen);
  useBack(screen, go);
  useEffect(() => watchRenewal(session, setRenewalWaiting), [session]);
  useEffect(() => whenIdle(() => formatInstant(Date.now(), 'UTC', locale)), [locale]);
  const desk = useMemo<TillDesk>(
    () => ({ session, locale, setLocale, go, flash, practise, renewalWaiting }),
    [session, locale, setLocale, practise, renewalWaiting],
  );
  return (
    <DeskContext value={desk}>
      <div className={cx('flex h-dvh flex-col overflow-hidden', session.practice && 'practice')}>
        <PracticeBanner key={`practice ${locale}`} />
        {/* Messages are read when a screen is drawn: another language draws it anew. */}
        <Shown key={locale} screen={screen} rare={rare} />
        <SoldFlash key={`flash ${locale}`} ref={flash} />
        <p className="sr-only" aria-live="assertive">
          {screen.at === 'sold' && m.till_sold()}
          {screen.at === 'not-sold' && m.till_not_sold()}
        </p>
      </div>
    </DeskContext>
  );
}

/**
 * The first date in words makes its formatter, which took a phone slowed 6x 0.4 s when the recap was opened: it is made while
 * nobody waits. Not every browser says when that is.
 */
function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, 3_000);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(work);
  return () => cancelIdleCallback(asked);
}

/** Null until they are there; what failed without a network is tried again with the next step. */
function useRareScreens(screen: ScreenState): RareScreens | null {
  const [screens, setScreens] = useState<RareScreens | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step asks again
  useEffect(() => {
    if (!screens) import('./rare-screens.ts').then(setScreens, () => undefined);
  }, [screens, screen]);
  return screens;
}

interface ShownProps {
  readonly screen: ScreenState;
  readonly rare: RareScreens | null;
}

function Shown({ screen, rare }: ShownProps) {
  const { view } = useTill();
  switch (screen.at) {
    case 'sold':
      return <Sold sale={screen.sale} confirmed={screen.confirmed === true} />;
    case 'not-sold':
      return <NotSold reason={screen.reason} />;
    case 'menu':
      return <Menu />;
    case 'sales':
    case 'receipt':
    case 'recap':
    case 'device':
    case 'sign-out':
      return rare ? <Report screen={screen} rare={rare} /> : <Loading />;
  }
  if (view.halted) return <Halted reason={view.halted} />;
  if (!view.shift) return <OpenShift />;
  switch (screen.at) {
    case 'sell':
      return <Sell />;
    case 'cart':
      return <Cart />;
    case 'cash':
      return <Cash amount={screen.amount} />;
    default:
      return rare ? <Working screen={screen} rare={rare} /> : <Loading />;
  }
}

type At<K extends ScreenState['at']> = Extract<ScreenState, { readonly at: K }>;

interface ReportProps {
  readonly screen: At<'sales' | 'receipt' | 'recap' | 'device' | 'sign-out'>;
  readonly rare: RareScreens;
}

/** What can be looked at also while no shift is open. */
function Report({ screen, rare: { Device, Recap, SaleReceipt, Sales, SignOut } }: ReportProps) {
  switch (screen.at) {
    case 'sales':
      return <Sales />;
    case 'receipt':
      return <SaleReceipt key={screen.seq} seq={screen.seq} fresh={screen.fresh === true} />;
    case 'recap':
      return <Recap />;
    case 'device':
      return <Device />;
    case 'sign-out':
      return <SignOut />;
  }
}

interface WorkingProps {
  readonly screen: At<
    | 'line'
    | 'discount'
    | 'held'
    | 'qris'
    | 'other'
    | 'split'
    | 'refund'
    | 'other-receipt'
    | 'move-cash'
    | 'hand-over'
    | 'close-shift'
  >;
  readonly rare: RareScreens;
}

/** What belongs to an open shift, beside selling for cash. */
function Working({ screen, rare }: WorkingProps) {
  switch (screen.at) {
    case 'line':
      return <rare.Line product={screen.product} part={screen.part} from={screen.from} />;
    case 'discount':
      return <rare.Discount />;
    case 'held':
      return <rare.Held />;
    case 'qris':
      return <rare.Qris key={screen.of ?? 'all'} amount={screen.amount} of={screen.of} />;
    case 'other':
      return <rare.Other method={screen.method} amount={screen.amount} />;
    case 'split':
      return <rare.Split />;
    case 'refund':
      return <rare.Refund seq={screen.seq} />;
    case 'other-receipt':
      return <rare.OtherReceipt />;
    case 'move-cash':
      return <rare.MoveCash />;
    case 'hand-over':
      return <rare.HandOver />;
    case 'close-shift':
      return <rare.CloseShift />;
  }
}

function Loading() {
  return (
    <p role="status" className="grid flex-1 place-content-center place-items-center gap-3 text-ink-2">
      <Spinner className="size-8" />
      {m.platform_ui_loading()}
    </p>
  );
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
