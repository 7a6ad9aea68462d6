import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/**
 * The IANA zone of whoever looks, for instants that belong to no venue. Until the page's script runs, and where none does, it is
 * `fallback`; a time names its zone either way.
 */
export function useViewerZone(fallback: string): string {
  return useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat().resolvedOptions().timeZone || fallback,
    () => fallback,
  );
}
