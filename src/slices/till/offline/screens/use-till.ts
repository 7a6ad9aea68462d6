import { createContext, type RefObject, use, useSyncExternalStore } from 'react';
import { formatMoney } from '../../../../kinds/money.ts';
import type { Locale } from '../../../../kinds/time.ts';
import type { LinkView } from '../device/link.ts';
import type { ScreenState } from '../device/screens.ts';
import type { Session } from '../device/session.ts';
import type { Till, TillView } from '../device/till.ts';
import type { Flash } from './SoldFlash.tsx';

/** The way into practice, where no shift is open, and out of it. */
export interface Practise {
  /** Rejects when its part of the program could not be fetched. */
  readonly begin: () => Promise<void>;
  readonly end: () => void;
}

/** What every screen of an enrolled till can reach. */
export interface TillDesk {
  readonly session: Session;
  readonly locale: Locale;
  readonly go: (screen: ScreenState) => void;
  readonly setLocale: (locale: Locale) => void;
  readonly flash: RefObject<Flash | null>;
  readonly practise: Practise;
  /** A newer version of the program waits. */
  readonly renewalWaiting: boolean;
}

export const DeskContext = createContext<TillDesk | null>(null);

export function useDesk(): TillDesk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('there is no till about this screen');
  return desk;
}

export function useTill(): {
  readonly till: Till;
  readonly view: TillView;
  readonly print: (amount: number) => string;
} {
  const { till } = useDesk().session;
  const view = useSyncExternalStore(till.subscribe, till.view);
  return { till, view, print: (amount) => formatMoney(amount, view.catalogue.edition.currency) };
}

export function useLink(): LinkView {
  const { link } = useDesk().session;
  return useSyncExternalStore(link.subscribe, link.view);
}
