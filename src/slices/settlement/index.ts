/** What a producer sold, what that cost, what became of the goods, and who agreed to it. */
import './tables.ts';

export { settlementApi } from './api.ts';
export { getSettlement } from './get-settlement.ts';
export { listGoods } from './list-goods.ts';
export { listSettlements } from './list-settlements.ts';
export { signSettlement } from './sign-settlement.ts';
