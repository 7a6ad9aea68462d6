/** What a delivery note goes through. */
export type NoteState = 'draft' | 'sent' | 'received' | 'cancelled';

/** How goods move, but for sales. */
export type MovementKind = 'received' | 'returned' | 'damaged' | 'corrected';
