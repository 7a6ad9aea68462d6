import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('editions', {
  'slug-taken': [409, 'Another edition has this address.'],
  'unknown-series': [422, 'There is no such series.'],
  'unknown-region': [422, 'There is no such region.'],
  'region-known': [409, 'There is a region of this name already.'],
  'region-in-use': [409, 'A delegation, business, agency or person is of this region, or was.'],
  'country-fixed': [409, 'Something has a price or was sold already, so the country can no longer change.'],
  'unknown-agency': [422, 'There is no such agency.'],
  'unknown-venue': [422, 'There is no such venue.'],
  'agency-in-use': [409, 'The agency leads or helps a delegation, holds a booth, or somebody works for it.'],
  'agency-name-taken': [409, 'Another agency has this name.'],
  'too-long': [422, 'An edition does not last that long.'],
  overlaps: [409, 'Another edition of the series is held on these days.'],
  'sales-outside': [409, 'Something was sold on a day that would no longer belong to the edition.'],
  'zone-fixed': [409, 'The time zone can no longer change: the edition has begun.'],
  'venue-used': [409, 'The venue has a hall and cannot be taken away.'],
  'delegation-taken': [409, 'The delegation has booths or producers and cannot be taken away.'],
  'booths-taken': [409, 'More booths than this quota are given to the delegation already.'],
  'producers-taken': [409, 'More producers than this quota take part for the delegation already.'],
  'unknown-supervisor': [404, 'There is no such supervisor, or the PIN was ended.'],
  'pin-needed': [422, 'A new supervisor needs a PIN of six digits.'],
});
