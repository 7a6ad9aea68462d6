import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('insights', {
  'not-recorded': [404, 'Nothing of this metric is recorded, so there are no receipts behind it.'],
});
