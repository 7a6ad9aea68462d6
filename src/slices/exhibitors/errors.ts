import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('exhibitors', {
  'keep-the-other': [409, 'The other entry takes part or has come further; keep that one.'],
  'both-take-part': [409, 'Both entries took part; what each sold stays its own.'],
  'merged-already': [409, 'One of the two was put together with another already.'],
  'slug-taken': [409, 'Another business of this organiser has this address.'],
  'personal-number': [422, 'This looks like a NIK or NPWP, which is never kept.'],
  'identifier-shape': [422, 'This is not a number of that kind.'],
  'identifier-twice': [409, 'The business has this number already.'],
  'one-nib': [409, 'A business has one NIB; withdraw the other one first.'],
  'identifier-owned': [409, 'This number has been verified for another business.'],
  'identifier-unknown': [404, 'There is no such identifier.'],
  'identifier-state': [409, 'The identifier has been decided on meanwhile.'],
  'name-moved': [409, 'Another name is asked for meanwhile, or none any more.'],
  'unknown-business': [422, 'There is no such business.'],
  'no-delegation': [409, 'The region has no delegation at this edition.'],
  'quota-full': [409, 'The delegation has no place left for another producer.'],
  'has-dealings': [
    409,
    'The business has sold at this edition, or has delivery notes or a settlement there; the committee ends its part.',
  ],
  'holds-a-booth': [409, 'The business still has a booth at this edition; it is given up first.'],
});
