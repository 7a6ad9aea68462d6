/** Goods on consignment at an edition: delivery notes, handovers, returns and breakage. */
import './tables.ts';

export { stockApi } from './api.ts';
export { cancelDeliveryNote } from './cancel-delivery-note.ts';
export { getDeliveryNote } from './get-delivery-note.ts';
export { getNoteSheet, type NoteSheet } from './get-note-sheet.ts';
export { listDeliveryNotes, listMoved, listMovements } from './list-stock.ts';
export { mustReach } from './must-reach.ts';
export { nameNotes } from './name-things.ts';
export { receiveDeliveryNote } from './receive-delivery-note.ts';
export { recordMovement } from './record-movement.ts';
export { sendDeliveryNote } from './send-delivery-note.ts';
export { writeDeliveryNote } from './write-delivery-note.ts';
