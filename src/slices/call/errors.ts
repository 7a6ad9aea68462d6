import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('call', {
  'no-call': [404, 'This edition has no open call.'],
  'not-open': [409, 'The call is not open.'],
  'not-yet-open': [409, 'The call opens later.'],
  'call-over': [409, 'The call is closed.'],
  'wrong-step': [409, 'The call cannot go from its present state to that one.'],
  'rubric-fixed': [409, 'Scoring has begun, so the criteria stay as they are.'],
  'unknown-application': [404, 'There is no such application.'],
  'draft-changed': [409, 'The draft was saved from elsewhere in the meantime.'],
  'not-a-draft': [409, 'Only a draft can be changed.'],
  'not-in-play': [409, 'The application was decided or withdrawn already.'],
  'took-part-last-time': [409, 'The business took part in the last edition, and this call excludes those.'],
  'no-delegation': [409, 'The region has no delegation at this edition.'],
  incomplete: [422, 'The application is not complete.'],
});
