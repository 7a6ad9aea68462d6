/** Series, editions, regions and delegations. */
import './tables.ts';

export { accept } from './accept.ts';
export { addAgency } from './add-agency.ts';
export { addRegion } from './add-region.ts';
export { editionsApi } from './api.ts';
export type { AtEdition } from './at-edition.ts';
export { bumpContent } from './bump-content.ts';
export type { Region } from './contract.ts';
export { createEdition } from './create-edition.ts';
export { createSeries } from './create-series.ts';
export { findTenant } from './find-tenant.ts';
export { getContentVersion } from './get-content-version.ts';
export { type EditionFacts, getEdition, getEditionFacts } from './get-edition.ts';
export { knownToCaller, notModified } from './known-to-caller.ts';
export { listDelegations } from './list-delegations.ts';
export { listEditionsPublic } from './list-editions-public.ts';
export { mustBeRegion } from './must-be-region.ts';
export { mustManage } from './must-manage.ts';
export { setDelegation } from './set-delegation.ts';
export { lockDelegation } from './store.ts';
