import type { Progress } from '../../platform/backup/index.ts';

const WORDS: Readonly<Record<Progress['phase'], string>> = { checking: 'Checking', copying: 'Copying' };

/** Keeps one line of a terminal up to date while long work runs; says nothing into a file or a pipe. */
export function progressLine(): { tell(progress: Progress): void; end(): void } {
  const shown = process.stderr.isTTY === true;
  let last = 0;
  return {
    tell({ phase, files, bytes }) {
      if (!shown || performance.now() - last < 100) return;
      last = performance.now();
      process.stderr.write(`\r\u001b[K${WORDS[phase]}: ${files} files, ${(bytes / 1_048_576).toFixed(1)} MiB`);
    },
    end() {
      if (shown) process.stderr.write('\r\u001b[K');
    },
  };
}
