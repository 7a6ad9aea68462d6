import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('editions', {
  'slug-taken': [409, 'Another edition has this address.'],
  'unknown-series': [422, 'There is no such series.'],
  'unknown-region': [422, 'There is no such region.'],
  'unknown-agency': [422, 'There is no such agency.'],
});
