import type { Locale } from '../../kinds/time.ts';
import { m } from '../i18n/index.ts';

/** What to tell a person whose photograph was refused; undefined when it was for another reason. Browser-safe. */
export function photoRefusal(code: string, locale?: Locale): string | undefined {
  const words: Readonly<Record<string, typeof m.platform_photo_empty>> = {
    'files.empty': m.platform_photo_empty,
    'files.not-a-photo': m.platform_photo_not_a_photo,
    'files.heic-unsupported': m.platform_photo_heic,
    'files.too-large': m.platform_photo_too_large,
    'request.too-large': m.platform_photo_too_large,
    'files.too-many-pixels': m.platform_photo_too_many_pixels,
    'files.damaged': m.platform_photo_damaged,
    'files.id-taken': m.platform_photo_id_taken,
    'files.too-many': m.platform_photo_too_many,
    'files.busy': m.platform_photo_busy,
    'files.unknown': m.platform_photo_unknown,
  };
  return words[code]?.({}, locale ? { locale } : {});
}

/** The same for a document that was refused. */
export function documentRefusal(code: string): string | undefined {
  const words: Readonly<Record<string, () => string>> = {
    'files.no-document': m.platform_document_none,
    'files.not-a-document': m.platform_document_not,
    'files.heic-unsupported': m.platform_photo_heic,
    'files.document-too-large': m.platform_document_too_large,
    'request.too-large': m.platform_document_too_large,
    'files.too-many-pixels': m.platform_photo_too_many_pixels,
    'files.document-damaged': m.platform_document_damaged,
    'request.too-many': m.platform_document_too_many,
  };
  return words[code]?.();
}
