/** The hall: enrolled phones and the event log that they append to. */
import './tables.ts';

export { enrolmentLink, hallApi } from './api.ts';
export { isSignedBy } from './check-signature.ts';
export { checkProof, claimEnrolment } from './claim-enrolment.ts';
export { createEnrolment } from './create-enrolment.ts';
export { createDeviceKeys, type DeviceKeys } from './device-keys.ts';
export { errors as hallErrors } from './errors.ts';
export type { EventReader } from './event-reader.ts';
export { BATCH_STORED } from './events.ts';
export { explainExceptions } from './explain-exceptions.ts';
export { type JudgeAsideInput, type Judged, judgeAside } from './judge-aside.ts';
export { type AsideLine, countAside, listAside } from './list-aside.ts';
export { type DeviceState, listDevices } from './list-devices.ts';
export {
  countExceptions,
  countOpenExceptions,
  type ExceptionPage,
  type ExceptionsAsked,
  listExceptions,
  type ShownException,
} from './list-exceptions.ts';
export { nameDevices } from './name-things.ts';
export { raiseGaps } from './raise-gaps.ts';
export { type LateException, type LogPlace, MOST_LATE, raiseLate } from './raise-late.ts';
export { type Reception, receiveBatch } from './receive-batch.ts';
export { revokeDevice } from './revoke-device.ts';
export { readEvent } from './rules/envelope.ts';
export { isQuiet } from './rules/is-quiet.ts';
export { FOUND, reopenException, type SettleInput, settleException, settleExceptions } from './settle-exception.ts';
export { sha256Of } from './sha256-of.ts';
export { lockDevice } from './store.ts';
export { uploadFile } from './upload-file.ts';
