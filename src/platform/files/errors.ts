import { declareErrors } from '../problem/domain-error.ts';

export const errors = declareErrors('files', {
  empty: [422, 'There is no photograph in the request.'],
  'not-a-photo': [415, 'This file is not a photograph.'],
  'heic-unsupported': [415, 'HEIC photographs cannot be read here; send a JPEG.'],
  'too-large': [413, 'The photograph is larger than 15 MB.'],
  'too-many-pixels': [422, 'The photograph has more than 50 megapixels.'],
  damaged: [422, 'The photograph is damaged or not complete.'],
  'id-taken': [409, 'This id belongs to another photograph.'],
  'too-many': [429, 'Too many photographs in a short time; wait a little.'],
  busy: [503, 'Too many photographs arrive at once; send it again soon.'],
  unknown: [422, 'This photograph is not here, or not yours.'],
  'not-a-document': [415, 'This file is no PDF, JPEG, PNG or WebP.'],
  'document-too-large': [413, 'The file is larger than 5 MB.'],
  'document-damaged': [422, 'The file is damaged or not complete.'],
  'no-document': [422, 'There is no file in the request.'],
});
