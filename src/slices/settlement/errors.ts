import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('settlement', {
  'statement-changed': [409, 'The statement has changed since it was read; read it again before signing.'],
  'already-signed': [409, 'This side has signed these figures already.'],
  'one-account': [409, 'One account cannot sign for both sides unless the paper says that it was on one screen.'],
  'not-your-side': [403, 'Each side signs for itself.'],
});
