/** The page's side of the service worker: registered once, renewed only when nothing can be lost by it. */

export interface Renewal {
  /** A newer version is there and waits until the shift is closed and everything is sent. */
  readonly waiting: boolean;
}

/** Tells the worker that waits to take over. */
export const SKIP_WAITING = 'skip-waiting';

/**
 * Keeps the program new. `isQuiet` says whether no shift is open and nothing unsent; call the returned function whenever
 * that may have become so. `reload` is called once, after a new version has taken over.
 */
export async function keepRenewed(
  workers: ServiceWorkerContainer,
  isQuiet: () => boolean,
  changed: (renewal: Renewal) => void,
  reload: () => void,
): Promise<() => void> {
  const registration = await workers.register('/kasir/sw.js', { scope: '/kasir/' });
  let asked = false;

  function settle(): void {
    // Without one that is active it is the very first, which waits for nobody.
    if (!registration.waiting || !registration.active) return;
    if (isQuiet()) {
      asked = true;
      registration.waiting.postMessage(SKIP_WAITING);
    } else changed({ waiting: true });
  }

  workers.addEventListener('controllerchange', () => {
    if (asked) reload();
  });
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      // A busy till's worker gives up its installation by itself (sw.ts) and is tried again when the till is quiet.
      if (installing.state === 'redundant') changed({ waiting: true });
      if (installing.state === 'installed') settle();
    });
  });
  settle();
  let lastQuiet = isQuiet();
  return () => {
    const quiet = isQuiet();
    if (quiet && !lastQuiet) registration.update().then(settle, () => undefined);
    lastQuiet = quiet;
  };
}
