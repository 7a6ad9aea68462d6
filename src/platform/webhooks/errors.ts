import { declareErrors } from '../problem/domain-error.ts';

export const errors = declareErrors('webhooks', {
  'url-refused': [422, 'This address may not be called.'],
  'endpoint-unknown': [404, 'There is no such webhook.'],
  'too-many-endpoints': [409, 'The edition has as many webhooks as it may have.'],
});
