/** The public address of what has a name, in the letters that every keyboard and every chat carries. */

/** The same four signs for a name wherever and whenever they are made (FNV-1a): told apart, not hidden. */
function signOf(name: string): string {
  let hash = 0x811c9dc5;
  for (const unit of new TextEncoder().encode(name)) hash = Math.imul(hash ^ unit, 0x01000193) >>> 0;
  return ((hash >>> 16) ^ (hash & 0xffff)).toString(16).padStart(4, '0');
}

/**
 * `Amplang "Bu Ani"` -> `amplang-bu-ani`. A name in a script without Latin letters is called by what it is and a sign of its own,
 * `produk-4f2a`. Never empty, at most 60 characters.
 * @param what in small Latin letters: `produk`
 */
export function slugOf(name: string, what: string): string {
  const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const plain = folded
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  const says = /[a-z]/.test(plain) || (plain !== '' && !/\p{L}/u.test(folded));
  return says ? plain : `${what}-${signOf(name.normalize('NFC').trim())}`;
}
