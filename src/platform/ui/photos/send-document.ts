import { type DocumentKind, MAX_DOCUMENT_BYTES } from '../../files/document-facts.ts';
import { documentRefusal } from '../../files/refusal-words.ts';
import { m } from '../../i18n/index.ts';
import { LATER, type Sent, sendSlowly } from './send-photo.ts';

/** The field of a form that carries a document. */
export const DOCUMENT_FILE = 'document_file';

export interface KeptDocument {
  readonly name: string;
  readonly kind: DocumentKind;
  /** In bytes. */
  readonly size: number;
}

function answerOf(request: XMLHttpRequest): Sent<KeptDocument> {
  let body: Partial<KeptDocument & { code: string }> = {};
  try {
    body = JSON.parse(request.responseText) as typeof body;
  } catch {
    // Not our server's words, such as a page of a hotel's Wi-Fi.
  }
  const { name, kind, size, code = '' } = body;
  if (request.status === 200 && name && kind && size) return { state: 'kept', photo: { name, kind, size } };
  if (request.status === 401) return { state: 'later', text: m.platform_document_sign_in() };
  if (LATER.has(request.status) || request.status === 200)
    return { state: 'later', text: documentRefusal(code) ?? m.platform_document_waits() };
  return { state: 'refused', text: documentRefusal(code) ?? m.platform_document_refused() };
}

/** Sends a document as the form without script does. Never throws. */
export function sendDocument(
  url: string,
  { blob, name }: { readonly blob: Blob; readonly name: string },
  onProgress: (share: number) => void,
): Promise<Sent<KeptDocument>> {
  if (blob.size > MAX_DOCUMENT_BYTES)
    return Promise.resolve({ state: 'refused', text: m.platform_document_too_large() });
  const body = new FormData();
  body.set(DOCUMENT_FILE, blob, name);
  return sendSlowly({ method: 'POST', url }, body, onProgress, answerOf);
}
