/** What this browser lacks to be a till. `secure-address`: the page was opened without https, where browsers give no keys. */
export type MissingFeature = 'secure-address' | 'storage' | 'newer-browser';

export function missingFeature(scope: typeof globalThis): MissingFeature | null {
  if (!scope.isSecureContext) return 'secure-address';
  if (!scope.indexedDB) return 'storage';
  const newEnough = typeof Map.groupBy === 'function' && typeof ''.toWellFormed === 'function' && scope.crypto?.subtle;
  return newEnough ? null : 'newer-browser';
}
