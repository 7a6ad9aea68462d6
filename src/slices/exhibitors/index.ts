/** Businesses, which last, and exhibitors: a business at an edition. */
import './tables.ts';

export {
  type AskedName,
  countWaitingNames,
  findAskedName,
  listWaitingNames,
} from './asked-name.ts';
export { claimIdentifier, withdrawIdentifier } from './claim-identifier.ts';
export { listPlaceCounts } from './count-places.ts';
export { countUnverified } from './count-unverified.ts';
export { rejectIdentifier, reopenIdentifier, verifyIdentifier } from './decide-identifier.ts';
export { errors } from './errors.ts';
export { BUSINESS_RENAMED } from './events.ts';
export { findBusiness } from './find-business.ts';
export { findBusinessesNamed, type NamedBusiness } from './find-businesses-named.ts';
export { getProfile, readProfile } from './get-profile.ts';
export { eraseContact, giveConsent } from './give-consent.ts';
export { inviteOwner, listOwners } from './invite-owner.ts';
export { type Double, type Likeness, listDoubles } from './list-doubles.ts';
export { listExhibitors } from './list-exhibitors.ts';
export { countIdentifiersIn, getIdentifier, listExpiring, listIdentifiersIn } from './list-identifiers.ts';
export { listHoldersOf, listRegistered } from './list-registered.ts';
export { type MergeInput, mergeBusiness, mergeInput } from './merge-business.ts';
export { mustBeBusiness } from './must-be-business.ts';
export { isInReach, mustReachBusiness } from './must-reach-business.ts';
export { nameBusinesses, nameOfBusiness } from './name-things.ts';
export { lockBusiness } from './profile-store.ts';
export { refusePersonalNumbers } from './refuse-personal-numbers.ts';
export { registerBusiness } from './register-business.ts';
export { type NominatedBusiness, registerNominated } from './register-nominated.ts';
export { registerOwnBusiness } from './register-own-business.ts';
export { bumpEditionsOf, decideName, keepName, saveProfile } from './save-profile.ts';
export { standBack } from './stand-back.ts';
export { holdPlace, releasePlace, takePart, takeUpPlaces } from './take-part.ts';
