import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('people', {
  'role-too-high': [403, 'Nobody can give a role above their own.'],
  'invitation-unknown': [404, 'This invitation does not exist.'],
  'invitation-used': [410, 'This invitation has been used already.'],
  'invitation-expired': [410, 'This invitation has expired; ask for a new one.'],
  'invitation-other-person': [403, 'This invitation is for another address.'],
  'sign-in-refused': [401, 'The address or the password is wrong.'],
  'code-refused': [401, 'The code is wrong or too old.'],
  'password-short': [422, 'The password needs at least 10 characters.'],
  'organiser-unknown': [404, 'There is no such organiser.'],
});
