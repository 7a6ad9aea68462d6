/** The topics of the news that the floor tells; the payloads hold ids only. */

/** `{ edition, booth, business }`: who sells at a booth has changed, so what its till carries is old. */
export const BUSINESS_PLACED = 'floor.business-placed';

/** `{ edition, booth }`: the booth's number, holder or sellers have changed, or the day has that does it. */
export const BOOTH_CHANGED = 'floor.booth-changed';

/**
 * `{ edition, booth, replaced }`: a booth's QRIS string was set; `replaced` when it had another one before. A swapped
 * sticker is the common fraud, so somebody should look.
 */
export const QRIS_CHANGED = 'floor.booth-qris-changed';
