/** Where the pictures are that a shared link is shown with. Browser-safe. */
import type { Locale } from '../../../kinds/time.ts';

export const SHARE_KINDS = ['edition', 'region', 'business', 'product'] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];

export interface SharePicture {
  /** The edition's. */
  readonly slug: string;
  readonly locale: Locale;
  readonly kind: ShareKind;
  /** A region's code, or the slug of a business or product; the edition's own again. */
  readonly key: string;
}

/** The content version makes a new address of a new picture: those who keep copies ask again. */
export function shareImagePath({
  slug,
  locale,
  kind,
  key,
  version,
}: SharePicture & { readonly version: number }): string {
  return `/bagikan/${slug}/${kind}/${key}.png?lang=${locale}&v=${version}`;
}
