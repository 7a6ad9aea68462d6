/** The open call: its terms and rubric, applications, curators and their scores, what was decided. */
import './tables.ts';

export { listAnswerFiles } from './answer-files/answers-of.ts';
export { dropAnswerFile, forgetAnswerFiles, keepAnswerFile } from './answer-files/keep-answer-file.ts';
export { openAnswerFile, openOwnFile, openScoredFile } from './answer-files/open-answer-file.ts';
export { sweepAnswerFiles } from './answer-files/sweep-answer-files.ts';
export { callApi } from './api.ts';
export type { ApplicationFilter } from './applications-store.ts';
export type { Begun } from './begin-applications.ts';
export { copyCall } from './copy-call.ts';
export { decide, undoDecision } from './decide.ts';
export { declareConflict } from './declare-conflict.ts';
export { editCall } from './edit-call.ts';
export { errors } from './errors.ts';
export { APPLICATION_ACCEPTED, APPLICATION_SENT, RESULTS_PUBLISHED } from './events.ts';
export { forgetReceiver } from './forget-receiver.ts';
export { findApplicationOf, getApplication } from './get-application.ts';
export { findCall, getCall } from './get-call.ts';
export { type Desk, type DeskLine, getDesk, getScoreSheet, type ScoreSheet } from './get-desk.ts';
export { type HistoryEntry, listHistory, listOpinions, type Opinion } from './get-file.ts';
export { getPanel, type Panel, type PanelQuota, type Ranked } from './get-panel.ts';
export { type GivenOut, shareWork } from './give-out.ts';
export { confirmApplication } from './letters/confirm-application.ts';
export { listAccepted } from './list-accepted.ts';
export {
  type ApplicationCounts,
  type ApplicationPage,
  countApplications,
  listApplications,
} from './list-applications.ts';
export { type CuratorProgress, listProgress } from './list-progress.ts';
export { mergeApplications } from './merge-applications.ts';
export { findMinutes, keepMinutes } from './minutes/keep-minutes.ts';
export { closeCall, openCall } from './move-call.ts';
export { nameApplications } from './name-things.ts';
export { nominate, nominateMany } from './nominate.ts';
export { publishResults, writeLetters } from './publish-results.ts';
export { saveDraft } from './save-draft.ts';
export { saveScores } from './save-scores.ts';
export { shiftCall } from './shift-call.ts';
export { startApplication } from './start-application.ts';
export { submitApplication } from './submit-application.ts';
export { type ToldOfBusiness, tellOfBusiness } from './tell-of-business.ts';
export { fillPlaces, listWaitlists, orderWaitlist, type Waitlist } from './waitlist.ts';
export { withdrawApplication } from './withdraw-application.ts';
