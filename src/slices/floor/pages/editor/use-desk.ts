import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Thing } from '../../drawing.ts';
import type { PlanDesk } from './plan-desk.ts';

export const DeskContext = createContext<PlanDesk | undefined>(undefined);

export function useDesk(): PlanDesk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('there is no desk');
  return desk;
}

/** A fact of the desk that is told on a channel: a thing's key, or `selection`, `order`, `saving`, `history`. */
export function useFact<T>(channel: string, read: (desk: PlanDesk) => T): T {
  const desk = useDesk();
  const subscribe = useCallback((listener: () => void) => desk.subscribe(channel, listener), [desk, channel]);
  return useSyncExternalStore(
    subscribe,
    () => read(desk),
    () => read(desk),
  );
}

export function useThing(key: string): Thing | undefined {
  return useFact(key, (desk) => desk.get(key));
}
