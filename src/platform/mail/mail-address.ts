/** The one rule of a mail address that a person types. Browser-safe. */
import { z } from 'zod';

/** Letters, digits and marks of any script, with the full stops that some scripts have of their own. */
const DOMAIN = /^[\p{L}\p{M}\p{N}.。．｡-]+$/u;

/**
 * An address as mail servers know it: a domain in another script in its ASCII form, as browsers write it (`exämple.id` is
 * `xn--exmple-cua.id`). What cannot be read stays as it is, and is no address.
 */
export function asciiAddress(text: string): string {
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked for
  if (at < 1 || /^[\x00-\x7f]*$/.test(domain) || !DOMAIN.test(domain)) return text;
  const url = `http://${domain}`;
  return URL.canParse(url) ? text.slice(0, at + 1) + new URL(url).hostname : text;
}

/**
 * An address that any mail server takes. Before the `@` only ASCII: not every server carries more (SMTPUTF8), and a letter that
 * is lost on its way is worse than an address that is asked for again.
 */
export const mailAddress = z.string().trim().overwrite(asciiAddress).check(z.email(), z.maxLength(200));
