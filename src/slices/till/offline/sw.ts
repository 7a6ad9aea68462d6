/** The till's service worker: the whole program is on the phone, and only a quiet till changes its version. */
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { isBusy } from './device/kept.ts';
import { SKIP_WAITING } from './device/service-worker.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly PrecacheEntry[] };

/**
 * A browser gives a waiting worker the control as soon as all pages are closed, also in the middle of a shift when the
 * cashier restarts the phone. Therefore a new version does not even settle in while the till is busy; its files are in the
 * cache by then, and the page asks again as soon as the till is quiet.
 */
self.addEventListener('install', (event) => {
  event.waitUntil(refuseWhileBusy());
});

async function refuseWhileBusy(): Promise<void> {
  if (self.registration.active && (await isBusy())) throw new Error('the till is busy');
}

self.addEventListener('message', (event) => {
  if (event.data === SKIP_WAITING) event.waitUntil(self.skipWaiting());
});

// The very first visit can be the last with a network: it is served from the phone from then on.
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

cleanupOutdatedCaches();
precacheAndRoute([...self.__WB_MANIFEST]);
registerRoute(new NavigationRoute(createHandlerBoundToURL('/kasir/index.html')));
