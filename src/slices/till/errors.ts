import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('till', {
  'receipt-unknown': [404, 'There is no such receipt.'],
  'shift-unknown': [404, 'There is no such shift.'],
});
