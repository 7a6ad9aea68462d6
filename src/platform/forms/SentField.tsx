import { useId } from 'react';
import { useRouteLoaderData } from 'react-router';
import { SENT } from './sent-field.ts';

/**
 * Carries the key of one form of one page: the same form sent twice makes one thing. The page's part of it is new whenever the page
 * was loaded anew, as after each sending.
 */
export function SentField() {
  const page = useRouteLoaderData<{ readonly stamp?: string }>('root')?.stamp;
  const form = useId();
  return page === undefined ? null : <input type="hidden" name={SENT} value={page + form} />;
}
