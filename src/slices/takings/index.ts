/** Takings: whether claimed money arrived, what gateways say, and what booths without a till report of their days. */
import './tables.ts';

export { takingsApi } from './api.ts';
export { listClaimed, sumClaimed } from './claimed/list-claimed.ts';
export { DAY_TOPIC, JUDGEMENT_TOPIC, PAYMENTS_JUDGED } from './events.ts';
export { gatewaysApi } from './gateways/api.ts';
export { type Asker, startAsking } from './gateways/ask-gateways.ts';
export { callGateway } from './gateways/call.ts';
export type { GatewayParts } from './gateways/charges.ts';
export { type Judged, judgePayments, undoJudgement } from './judge-payments.ts';
export { listBoothDays } from './reported/list-booth-days.ts';
export { listReported } from './reported/list-reported.ts';
export { reportDay } from './reported/report-day.ts';
export { renewLink } from './reported/report-links.ts';
