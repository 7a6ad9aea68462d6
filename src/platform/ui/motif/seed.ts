/** A source of whole numbers below `limit` that is the same for the same text on every machine (FNV-1a, then xorshift32). */
export function seeded(text: string): (limit: number) => number {
  let state = 2166136261;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 16777619);
  state = state === 0 ? 1 : state;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let warm = 0; warm < 8; warm++) next();
  return (limit) => Math.floor((next() / 2 ** 32) * limit);
}
