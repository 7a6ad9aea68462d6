import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('hall', {
  'code-unknown': [404, 'This enrolment code does not exist.'],
  'code-used': [410, 'This enrolment code was used by another phone.'],
  'code-expired': [410, 'This enrolment code has expired; ask for a new one.'],
  'proof-invalid': [422, 'The proof is not a signature of this key over this code.'],
  'device-revoked': [403, 'This device was revoked; it gets nothing new.'],
  'device-unknown': [401, 'This device is not enrolled here.'],
  'signature-invalid': [401, 'The signature does not fit the body and the device.'],
  'request-stale': [401, 'The request does not name the time of now; sign the server’s time instead.'],
  'header-invalid': [400, 'The first line of the batch is not a header.'],
  'batch-too-large': [413, 'A batch holds at most 200 events.'],
  'body-too-large': [413, 'A body holds at most 1 MiB.'],
  'exception-settled': [409, 'Somebody has settled this exception already.'],
  'exceptions-differ': [422, 'Only exceptions of one cause are settled together.'],
  'reason-needed': [422, 'Say why these lines are left out.'],
  'file-invalid': [422, 'This is not a file of unsent records.'],
  'not-replaceable': [409, 'Only a till of this edition that nobody has replaced can be replaced.'],
  'no-booth': [409, 'This device sells at no booth.'],
});
