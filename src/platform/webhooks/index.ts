/** Webhooks out, by the Standard Webhooks specification: other systems are told what happened. */
import './tables.ts';

export { type Announced, announce } from './announce.ts';
export { type Courier, type CourierParts, startCourier } from './courier.ts';
export {
  type Delivery,
  type DeliveryFilter,
  listDeliveries,
  type NewMessage,
  replayDeliveries,
  sendTest,
} from './deliveries.ts';
export {
  addEndpoint,
  changeEndpoint,
  type Endpoint,
  type EndpointInput,
  endpointInput,
  listEndpoints,
  removeEndpoint,
  rotateSecret,
} from './endpoints.ts';
export { pruneMessages } from './prune-messages.ts';
export { listSetAside, retrySetAside, type SetAside } from './set-aside.ts';
export type { TakenNews } from './take-news.ts';
