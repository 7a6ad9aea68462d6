/** What a delivery note goes through, and how goods move. */
export const NOTE_STATES = ['draft', 'sent', 'received', 'cancelled'] as const;
export type NoteState = (typeof NOTE_STATES)[number];

export const MOVEMENT_KINDS = ['received', 'returned', 'damaged', 'corrected'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];
