import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('floor', {
  'unknown-hall': [422, 'There is no such hall at this edition.'],
  'unknown-venue': [422, 'There is no such venue of this edition.'],
  'unknown-booth': [422, 'There is no such booth at this edition.'],
  'unknown-cluster': [422, 'There is no such cluster at this edition.'],
  'unknown-assignment': [422, 'The booth is not held like that any more.'],
  'unknown-agency': [422, 'There is no such agency.'],
  'not-exhibiting': [409, 'The business does not take part in this edition.'],
  'outside-hall': [409, 'The booth does not fit into the hall.'],
  'booths-overlap': [409, 'The booth lies over another one.'],
  'bad-outline': [422, 'The outline crosses itself.'],
  'number-taken': [409, 'Another booth of this edition has this number.'],
  'plan-conflict': [409, 'Somebody else has changed the same things meanwhile.'],
  'in-use': [409, 'The booth is held, or a till or its sales hold to it; release it or leave it.'],
  'booth-blocked': [409, 'The booth is blocked.'],
  'booth-held': [409, 'Somebody holds the booth on these days already.'],
  'days-outside-edition': [422, 'The days are not days of this edition.'],
  'no-holder': [409, 'Nobody holds the booth on these days.'],
  'other-delegation': [409, 'The booth belongs to another delegation.'],
  'already-placed': [409, 'The business has a booth on one of these days already.'],
  'bad-qris': [422, 'The text is no static QRIS string.'],
});
