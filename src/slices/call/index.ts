/** The open call: its terms and rubric, applications, curators and their scores, what was decided. */
import './tables.ts';

export type { ApplicationFilter } from './applications-store.ts';
export type { Begun } from './begin-applications.ts';
export { editCall } from './edit-call.ts';
export { APPLICATION_ACCEPTED, APPLICATION_SUBMITTED, RESULTS_PUBLISHED } from './events.ts';
export { findApplicationOf, getApplication } from './get-application.ts';
export { findCall, getCall } from './get-call.ts';
export {
  type ApplicationCounts,
  type ApplicationPage,
  countApplications,
  listApplications,
} from './list-applications.ts';
export { closeCall, openCall } from './move-call.ts';
export { nominate, nominateMany } from './nominate.ts';
export { saveDraft } from './save-draft.ts';
export { startApplication } from './start-application.ts';
export { submitApplication } from './submit-application.ts';
export { withdrawApplication } from './withdraw-application.ts';
