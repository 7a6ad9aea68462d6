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
  'password-weak': [422, 'This password is among the first that are guessed; choose another.'],
  'password-wrong': [403, 'The password does not match.'],
  'code-wrong': [403, 'The code is wrong, or was used already.'],
  'mailbox-unproved': [403, 'Open a link that was sent to the address first: nobody has proved yet whose it is.'],
  'link-unknown': [410, 'This link was used already, or is too old.'],
  'address-taken': [409, 'Another account has this address.'],
  'sign-in-again': [403, 'Sign in again first: too long has passed since.'],
  'membership-unknown': [404, 'This role does not exist, or has ended.'],
  'last-organiser': [409, 'Somebody must stay the organiser; hand the role over first.'],
  'own-role': [409, 'Nobody changes a role of their own; ask another organiser.'],
  'scope-missing': [422, 'This role needs a region.'],
  'invitations-too-many': [429, 'Too many invitations in a short time; wait a little.'],
});
