/** The topics of the news that the call tells; the payloads hold ids only. */

/** `{ edition, application }`: an applicant takes part for good, the results being published. */
export const APPLICATION_ACCEPTED = 'call.accepted';
/** `{ edition }`: the results are published, and letters are to be written. */
export const RESULTS_PUBLISHED = 'call.published';
/** `{ edition, application }`: an application has been sent, and is to be confirmed. */
export const APPLICATION_SENT = 'call.sent';
