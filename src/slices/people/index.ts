/** The front door of `people`: organisers, who may do what for them, signing in. */

export { type Auth, createAuth } from './auth.ts';
export { endRole, handOver, scopeRole } from './change-role.ts';
export { countAttempt, forgetAddress } from './count-attempt.ts';
export { getCountry, putCountry } from './country.ts';
export { DEMO_DOMAIN } from './demo-entry.ts';
export { findByEntryCode, MAILLESS_DOMAIN, makeEntryCode, makeMaillessAccount } from './entry-code.ts';
export { findActor, listMemberships } from './find-actor.ts';
export { findAddress } from './find-address.ts';
export { inSteadyTime } from './in-steady-time.ts';
export { type Invited, invitePerson } from './invite-person.ts';
export { isAccount, isAnotherMailbox } from './is-another-mailbox.ts';
export { isRegionHeld } from './is-region-held.ts';
export { makeKeptLink } from './kept-link.ts';
export { type CuratorHeld, listCurators } from './list-curators.ts';
export { listPeople, listRolesOf } from './list-people.ts';
export { listSpeakers, type Speakers } from './list-speakers.ts';
export type { InvitationPost } from './mail-invitation.ts';
export { findOrMakeAccount, makeProducer } from './make-producer.ts';
export { moveSpeakers } from './move-speakers.ts';
export { mustBeOpenAccount } from './must-be-open-account.ts';
export { mustBeProved } from './must-be-proved.ts';
export { namePeople } from './name-things.ts';
export {
  listOpenInvitations,
  type OpenInvitation,
  resendInvitation,
  revokeInvitation,
} from './open-invitations.ts';
export { findOrganiser, listOrganisers, registerOrganiser } from './register-organiser.ts';
export { renameOrganiser } from './rename-organiser.ts';
export { findAccount, makeReset, RESET_PRINTED_HOURS } from './reset-password.ts';
export { addressRange } from './rules/address-range.ts';
export { planSignInMail } from './sign-in-mail.ts';
export { auditPerson } from './tell-person.ts';

import './tables.ts';
