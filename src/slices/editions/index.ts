/** Series, editions, regions and delegations. */
import './tables.ts';

export { accept } from './accept.ts';
export { addAgency } from './add-agency.ts';
export { addRegion } from './add-region.ts';
export { editionsApi } from './api.ts';
export type { AtEdition } from './at-edition.ts';
export { bumpContent } from './bump-content.ts';
export type { Region } from './contract.ts';
export { copyDelegations } from './copy-delegations.ts';
export { createEdition } from './create-edition.ts';
export { createSeries } from './create-series.ts';
export { editAgency } from './edit-agency.ts';
export { editEdition } from './edit-edition.ts';
export { errors as editionsErrors } from './errors.ts';
export { findTenant } from './find-tenant.ts';
export { getContentVersion } from './get-content-version.ts';
export { getDeadlines } from './get-deadlines.ts';
export { type EditionFacts, getEdition, getEditionFacts } from './get-edition.ts';

export { listAgencies } from './list-agencies.ts';
export { listCoAgencies } from './list-co-agencies.ts';
export { listDelegations } from './list-delegations.ts';
export { listEditionsPublic } from './list-editions-public.ts';
export { listOwnEditions, listSeries, type OwnEdition } from './list-own-editions.ts';
export { listRegions } from './list-regions.ts';
export { listSupervisorPins } from './list-supervisor-pins.ts';
export { listSupervisors, type Supervisor } from './list-supervisors.ts';
export { listVenues } from './list-venues.ts';
export { mustBeAgencies } from './must-be-agency.ts';
export { mustBeRegion } from './must-be-region.ts';
export { mustManage } from './must-manage.ts';
export { removeDelegation } from './remove-delegation.ts';
export { type SupervisorState, selectSupervisors } from './select-supervisors.ts';
export { setDeadlines } from './set-deadlines.ts';
export { setDelegation } from './set-delegation.ts';
export { endSupervisor, SUPERVISORS_CHANGED, setSupervisor } from './set-supervisor.ts';
export { lockDelegation } from './store.ts';
