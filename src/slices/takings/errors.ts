import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('takings', {
  'judgement-unknown': [404, 'There is no such confirmation.'],
  'already-undone': [409, 'This confirmation has been taken back already.'],
  'gateway-off': [409, 'No payment gateway is switched on.'],
  'gateway-unavailable': [503, 'The payment gateway does not answer; show the booth’s own code.'],
  'gateway-unknown': [404, 'This organiser has no such gateway.'],
  'notification-unsigned': [401, 'The notification is not signed by this gateway.'],
  'notification-unread': [400, 'The notification cannot be read.'],
  'charge-unknown': [404, 'There is no such charge.'],
  'charge-differs': [409, 'This payment was charged with another amount.'],
  'statement-unknown': [404, 'There is no such statement at this edition.'],
  'statement-unread': [422, 'The file cannot be read as a list.'],
  'statement-confirmed': [409, 'Lines of this statement stand for payments. Take that confirmation back first.'],
  'mapping-missing': [409, 'Say first which column is what.'],
  'link-unknown': [404, 'This link is not valid, or not any more.'],
  'booth-unknown': [404, 'There is no such booth at this edition.'],
  'day-outside': [422, 'The edition has no such day, or it has not come yet.'],
  'methods-differ': [422, 'The amounts by method do not add up to the whole.'],
  'too-many-reports': [429, 'This booth has reported too often in the last hour.'],
});
