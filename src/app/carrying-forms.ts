/** Addresses of forms that carry a file, also as React Router sends them; their pages say `handle = { files: true }`. */
import { PHOTO_FORM } from '../platform/files/index.ts';
import { ANSWER_FILE_FORM } from '../slices/call/answer-files/file-form.ts';
import { LIST_FORM } from '../slices/call/nominations/list-form.ts';
import { PRODUCT_LIST_FORM } from '../slices/catalogue/lists/list-form.ts';

/** What phones could not send, and statements of banks. */
const WORK_FORM = /^(\/en)?\/kerja\/[^/]+\/(perangkat\/unggah|pembayaran)(\.data)?$/;

export const CARRYING_FORM = new RegExp(
  [PHOTO_FORM, LIST_FORM, PRODUCT_LIST_FORM, ANSWER_FILE_FORM, WORK_FORM].map(({ source }) => source).join('|'),
);
