/** Takings: whether claimed money arrived, what gateways say, and what booths without a till report of their days. */
import './tables.ts';

export { DAY_TOPIC, JUDGEMENT_TOPIC, PAYMENTS_JUDGED } from './events.ts';
export { type Judged, judgePayments, undoJudgement } from './judge-payments.ts';
