/** `{ judgement, edition }`: somebody has said of payments whether their money arrived; told in the same transaction. */
export const PAYMENTS_JUDGED = 'takings.payments-judged';

/** `{ edition }`: a booth has reported, or corrected, what it took on a day. */
export const DAY_REPORTED = 'takings.day-reported';
