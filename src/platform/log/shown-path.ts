/** An address as it may stand in a log. */

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What a secret of ours in an address looks like at least: sixteen signs of base64url in one piece. */
const LONG = /^([A-Za-z0-9_-]{16,})(\.data)?$/;
/** A name in words: small letters and digits, no piece of which is long. */
const WORDS = /^[a-z0-9]{1,15}([-_.][a-z0-9]{1,15})*$/;
const LONGEST = 200;

/** Codes of invitations, keys of receipts and of report links are hidden, whatever address they stand in; ids and names are not. */
export function shownPath(path: string): string {
  const shown = path
    .split('/')
    .map((piece) => {
      const [, name = ''] = LONG.exec(piece) ?? [];
      return name === '' || UUID.test(name) || WORDS.test(name) ? piece : '[hidden]';
    })
    .join('/');
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}...` : shown;
}
