import type { Context as HonoContext } from 'hono';
import type { ApiEnv } from '../../platform/http/api.ts';

/** The declaration of the answer to a caller who has the content already. */
export const notModified = { description: 'The caller has this version already (If-None-Match).' };

/**
 * Marks the answer with a version of its content (an ETag) and says whether the caller has that version already, so that
 * the answer is a 304 and the content is not even read.
 */
export function knownToCaller(c: HonoContext<ApiEnv>, version: string | number): boolean {
  const tag = `"${version}"`;
  c.header('etag', `W/${tag}`);
  c.header('cache-control', 'public, max-age=0, must-revalidate');
  const known = c.req.header('if-none-match') ?? '';
  return known.split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
}
