/** How far a backup or its restoring has come. */
export interface Progress {
  readonly phase: 'checking' | 'copying';
  readonly files: number;
  readonly bytes: number;
}

/** To be called with each file that is done; tells the sums. */
export function counting(phase: Progress['phase'], tell: ((progress: Progress) => void) | undefined) {
  let [files, bytes] = [0, 0];
  return ({ size }: { readonly size: number }) => {
    files += 1;
    bytes += size;
    tell?.({ phase, files, bytes });
  };
}
