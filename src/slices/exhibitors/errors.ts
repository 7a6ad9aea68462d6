import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('exhibitors', {
  'slug-taken': [409, 'Another business of this organiser has this address.'],
  'unknown-business': [422, 'There is no such business.'],
  'no-delegation': [409, 'The region has no delegation at this edition.'],
  'quota-full': [409, 'The delegation has no place left for another producer.'],
  'holds-a-booth': [409, 'The business still has a booth at this edition; it is given up first.'],
});
