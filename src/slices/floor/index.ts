/** The halls' plan: booths, who holds them on which days, who sells there. */
import './tables.ts';

export { addBooth } from './add-booth.ts';
export { floorApi } from './api.ts';
export { assignBooth } from './assign-booth.ts';
export { moveHolder, releaseBooth, swapBooths } from './change-holders.ts';
export { copyPlan } from './copy-plan.ts';
export { drawHall } from './draw-hall.ts';
export type { Change } from './drawing.ts';
export { BOOTH_CHANGED, BUSINESS_PLACED, QRIS_CHANGED } from './events.ts';
export { getBooth } from './get-booth.ts';
export { getPlan } from './get-plan.ts';
export { getPlanAtWork, type PlanAtWork } from './get-plan-at-work.ts';
export { leaveFloor } from './leave-floor.ts';
export { type Blocked, listBlocked } from './list-blocked.ts';
export { listBooths } from './list-booths.ts';
export { type DelegationBooth, type DelegationBooths, listDelegationBooths } from './list-delegation-booths.ts';
export { listQrisAlarms, type QrisAlarm } from './list-qris-alarms.ts';
export { listSeatsOf, type OwnSeat } from './list-seats-of.ts';
export { forgetSellerQris, listSellerQris } from './list-seller-qris.ts';
export { nameFloor } from './name-things.ts';
export { placeBusiness, removeBusiness } from './place-business.ts';
export { savePlan } from './save-plan.ts';
export { setBoothQris, settleQrisAlarm } from './set-booth-qris.ts';
export { setSellerQris } from './set-seller-qris.ts';
export { lockBooth } from './store.ts';
export { turnDay } from './turn-day.ts';
