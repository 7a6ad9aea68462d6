/** Photographs: sent once or again, re-encoded, kept in the database, served to whom they may be shown; and documents that slices keep. */
export { filesApi, PHOTO_UPLOAD } from './api.ts';
export { type Document, type DocumentKind, documentAnswer, takeDocument } from './document.ts';
export { type KeptPhoto, keepPhoto, type SentPhoto } from './keep-photo.ts';
export { forgetLoosePhoto, listLoosePhotos } from './loose-photos.ts';
export { movePhotos } from './move-photos.ts';
export {
  findPhotoBytes,
  forgetPhoto,
  hidePhotos,
  listPhotos,
  lockPhotos,
  mustBePhotos,
  publishPhotos,
} from './own-photos.ts';
export { keepPhotoOfForm, PHOTO_FORM } from './photo-of-form.ts';
