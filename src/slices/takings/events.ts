/** `{ judgement, edition }`: somebody has said of payments whether their money arrived; told in the same transaction. */
export const PAYMENTS_JUDGED = 'takings.payments-judged';

/** Under these webhooks are told: of a judgement, `{ judgement }`, and of a reported day. */
export const JUDGEMENT_TOPIC = 'takings.judgement';
export const DAY_TOPIC = 'takings.day';
