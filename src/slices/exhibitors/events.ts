/** The topics of the news that exhibitors tell; the payloads hold ids only. */

/** `{ edition, business }`: a business that takes part has another accepted name, so what the tills of the edition carry is old. */
export const BUSINESS_RENAMED = 'exhibitors.business-renamed';
