import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('floor', {
  'unknown-hall': [422, 'There is no such hall at this edition.'],
  'unknown-booth': [422, 'There is no such booth at this edition.'],
  'not-exhibiting': [409, 'The business does not take part in this edition.'],
  'outside-hall': [409, 'The booth does not fit into the hall.'],
  'booths-overlap': [409, 'The booth lies over another one.'],
  'number-taken': [409, 'Another booth of this edition has this number.'],
  'other-delegation': [409, 'The booth belongs to another delegation.'],
  'already-placed': [409, 'The business has a booth at this edition already.'],
});
