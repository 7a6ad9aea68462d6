/** The front door of `people`: organisers, who may do what for them, signing in. */
export { type Auth, createAuth } from './auth.ts';
export { countAttempt } from './count-attempt.ts';
export { getCountry, putCountry } from './country.ts';
export { DEMO_DOMAIN } from './demo-entry.ts';
export { findActor, listMemberships } from './find-actor.ts';
export { type Invited, invitePerson } from './invite-person.ts';
export { type CuratorHeld, listCurators } from './list-curators.ts';
export { listSpeakers, type Speakers } from './list-speakers.ts';
export { findOrMakeAccount, makeProducer } from './make-producer.ts';
export { mustBeOpenAccount } from './must-be-open-account.ts';
export {
  listOpenInvitations,
  type OpenInvitation,
  resendInvitation,
  revokeInvitation,
} from './open-invitations.ts';
export { findOrganiser, listOrganisers, registerOrganiser } from './register-organiser.ts';
export { planSignInMail } from './sign-in-mail.ts';

import './tables.ts';
