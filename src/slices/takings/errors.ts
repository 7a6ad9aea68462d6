import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('takings', {
  'payment-unknown': [404, 'There is no such payment at this edition.'],
  'judgement-unknown': [404, 'There is no such confirmation.'],
  'already-undone': [409, 'This confirmation has been taken back already.'],
  'nothing-to-judge': [409, 'None of these payments waits for confirmation.'],
});
