import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('stock', {
  'unknown-note': [404, 'There is no such delivery note.'],
  'unknown-product': [422, 'The business does not sell this product at the edition.'],
  'not-exhibiting': [409, 'The business does not take part in this edition.'],
  'same-line-twice': [422, 'The note has two lines of one product and batch.'],
  'note-not-draft': [409, 'The note has been sent: its lines stand still.'],
  'note-not-sent': [409, 'Only a note that is on its way can be handed over.'],
  'note-received': [409, 'The goods of this note have been handed over.'],
  'note-changed': [409, 'Somebody else has changed this note since it was read.'],
  'lines-missing': [422, 'Every line of the note has to be counted, and no other.'],
});
