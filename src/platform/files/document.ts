/** Documents that people hand in: told by their content, pictures made anew, served so that nothing in them runs here. */
import { DomainError } from '../problem/domain-error.ts';
import { type DocumentKind, MAX_DOCUMENT_BYTES, MAX_DOCUMENT_NAME } from './document-facts.ts';
import { encodePage } from './encode-photo.ts';
import { errors } from './errors.ts';
import { sniffPhoto } from './sniff-photo.ts';

export type { DocumentKind } from './document-facts.ts';

export interface Document {
  readonly kind: DocumentKind;
  readonly bytes: Uint8Array;
  /** The sender's, with the ending that its content has. */
  readonly name: string;
}

const TYPES: Readonly<Record<DocumentKind, { readonly type: string; readonly ending: string }>> = {
  pdf: { type: 'application/pdf', ending: '.pdf' },
  picture: { type: 'image/jpeg', ending: '.jpg' },
};
const PICTURES = new Set(['jpeg', 'png', 'webp']);

/** ISO 32000-1, 7.5.2 and 7.5.5: the header is the first line, `%%EOF` the last; what a mail or a scanner put behind it is forgiven. */
function isWholePdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(-4_096)).includes('%%EOF');
}

const isPdf = (bytes: Uint8Array) => /^%PDF-\d\.\d/.test(Buffer.from(bytes.subarray(0, 8)).toString('latin1'));

/** What cannot be seen or would name a folder goes; the ending says what the content is. */
function nameOf(said: string, kind: DocumentKind): string {
  const { ending } = TYPES[kind];
  const plain = said
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\.(pdf|jpe?g|png|webp)$/i, '')
    .trim();
  const base = [...plain]
    .slice(0, MAX_DOCUMENT_NAME - ending.length)
    .join('')
    .trim();
  return `${base || 'file'}${ending}`;
}

/**
 * What somebody handed in, by its content and never by its name: a PDF stays as it is, a picture is made anew without a trace of place,
 * camera or person. @throws `files.no-document`, `files.document-too-large`, `files.not-a-document`, `files.document-damaged`,
 * `files.heic-unsupported`, `files.too-many-pixels`.
 */
export async function takeDocument(sent: { readonly bytes: Uint8Array; readonly name: string }): Promise<Document> {
  const { bytes } = sent;
  if (bytes.length === 0) throw new DomainError(errors['no-document']);
  if (bytes.length > MAX_DOCUMENT_BYTES) throw new DomainError(errors['document-too-large']);
  if (isPdf(bytes)) {
    if (!isWholePdf(bytes)) throw new DomainError(errors['document-damaged']);
    return { kind: 'pdf', bytes, name: nameOf(sent.name, 'pdf') };
  }
  const picture = sniffPhoto(bytes);
  if (picture === 'heic') throw new DomainError(errors['heic-unsupported']);
  if (picture === undefined || !PICTURES.has(picture)) throw new DomainError(errors['not-a-document']);
  try {
    return { kind: 'picture', bytes: await encodePage(bytes), name: nameOf(sent.name, 'picture') };
  } catch (error) {
    const damaged = error instanceof DomainError && error.code === errors.damaged.code;
    throw damaged ? new DomainError(errors['document-damaged']) : error;
  }
}

/** By RFC 6266: the name for those who read it, and one in ASCII for those who do not. */
function disposition(how: 'attachment' | 'inline', name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\w. -]/g, '') || 'file';
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${full}`;
}

/**
 * A document for whoever may read it. A PDF is nobody's but its sender's: it is saved, never shown under our own address, and if a browser
 * shows it all the same, in a box without script or a way back.
 */
export function documentAnswer({ kind, bytes, name }: Document): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': TYPES[kind].type,
      'content-disposition': disposition(kind === 'pdf' ? 'attachment' : 'inline', name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}
