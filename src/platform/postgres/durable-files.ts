/** Files that are on the disk when the call returns, and not only in the system's memory. */
import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';

/** Makes a file that must not exist yet. */
export function writeDurably(file: string, text: string, mode = 0o600): void {
  const handle = openSync(file, 'wx', mode);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes what was made, renamed or removed in a folder last. Windows knows no such thing, and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
