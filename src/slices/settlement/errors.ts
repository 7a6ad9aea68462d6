import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('settlement', {
  'statement-changed': [409, 'The statement has changed since it was read; read it again before signing.'],
  'not-your-side': [403, 'Each side signs for itself.'],
});
