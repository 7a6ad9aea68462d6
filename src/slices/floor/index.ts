/** The hall's plan: booths, to whom they belong, who sells there. */
import './tables.ts';

export { addBooth } from './add-booth.ts';
export { floorApi } from './api.ts';
export { drawHall } from './draw-hall.ts';
export { BUSINESS_PLACED, QRIS_CHANGED } from './events.ts';
export { getBooth } from './get-booth.ts';
export { getPlan } from './get-plan.ts';
export { listBooths } from './list-booths.ts';
export { placeBusiness } from './place-business.ts';
export { setBoothQris } from './set-booth-qris.ts';
export { lockBooth } from './store.ts';
