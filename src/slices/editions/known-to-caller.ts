import type { Context as HonoContext } from 'hono';
import type { ApiEnv } from '../../platform/http/api.ts';

/** The declaration of the answer to a caller who has the content already. */
export const notModified = { description: 'The caller has this version already (If-None-Match).' };

/** Public data may be used by everybody who names the organiser: Creative Commons Attribution 4.0. */
export const DATA_LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

/**
 * Marks the answer with its licence and a version of its content (an ETag), and says whether the caller has that version already, so that
 * the answer is a 304 and the content is not even read.
 */
export function knownToCaller(c: HonoContext<ApiEnv>, version: string | number): boolean {
  const tag = `"${version}"`;
  c.header('etag', `W/${tag}`);
  c.header('link', `<${DATA_LICENCE}>; rel="license"`);
  c.header('cache-control', 'public, max-age=0, must-revalidate');
  const known = c.req.header('if-none-match') ?? '';
  return known.split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
}
