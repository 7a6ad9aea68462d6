/**
 * The text of a file that does not say how it is written: by its byte order mark, or by the noughts that
 * UTF-16 has beside Latin letters, else UTF-8 if it is that, else
 * Windows-1252, in which Excel on Windows saves "CSV" and of which Latin-1 is a part.
 */
export function decodeText(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) return new TextDecoder(unmarked).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const SAMPLE = 200;

/** UTF-16 without its mark, as some exports are: every second byte of its first line is nought, and no other. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  if (sample.length < 4) return undefined;
  const noughts = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) noughts[at % 2] = (noughts[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = noughts;
  const most = sample.length / 2;
  if (even === 0 && odd > most * 0.8) return 'utf-16le';
  return odd === 0 && even > most * 0.8 ? 'utf-16be' : undefined;
}
