/** Documents as pages and devices know them. Browser-safe. */

/** A PDF as it was sent, or a picture made anew. */
export const DOCUMENT_KINDS = ['pdf', 'picture'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The largest file that is taken. */
export const MAX_DOCUMENT_BYTES = 5 * 1024 * 1024;
export const MAX_DOCUMENT_NAME = 120;

/** What a browser offers to choose from; what a file really is, is read from its bytes. */
export const DOCUMENT_TYPES = 'application/pdf,image/jpeg,image/png,image/webp';
