import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('people', {
  'role-too-high': [403, 'Nobody can give a role above their own.'],
  'invitation-unknown': [404, 'This invitation does not exist.'],
  'invitation-used': [410, 'This invitation has been used already.'],
  'invitation-revoked': [410, 'This invitation was taken back; ask for a new one.'],
  'invitation-expired': [410, 'This invitation has expired; ask for a new one.'],
  'invitation-other-person': [403, 'This invitation is for another address.'],
  'account-ended': [409, 'The account has been closed; ask the committee, or use another address.'],
  'account-incomplete': [422, 'A new account needs a name and a password.'],
});
