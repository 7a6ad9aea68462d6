/** `{ batch, edition }`: an upload is in the log and read by the slices above; told in the same transaction. */
export const BATCH_STORED = 'hall.batch-stored';

/** `{ device }`: a phone may not send any more. */
export const DEVICE_REVOKED = 'hall.device-revoked';
