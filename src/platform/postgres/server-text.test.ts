import { expect, test } from 'vitest';
import { foldersOf } from './folders.ts';
import { faultOfServerText } from './server-text.ts';

const folders = foldersOf('/srv/gelaran');

test.each([
  [
    '2026-06-23 02:00:00.000 UTC [1] FATAL:  could not write lock file "postmaster.pid": No space left on device\n',
    'The disk that holds /srv/gelaran is full; free some space, then start again.',
  ],
  [
    'LOG:  skipped\nFATAL:  could not open file "pg_wal/000000010000000000000001": Permission denied\n',
    'There is no permission to use pg_wal/000000010000000000000001; look at its owner and mode.',
  ],
  [
    'FATAL:  data directory "/srv/gelaran/postgres/data" has wrong ownership\nHINT:  The server must be started by the user that owns it.\n',
    'There is no permission to use /srv/gelaran/postgres/data; look at its owner and mode.',
  ],
  [
    '2026-06-23 02:00:00.000 UTC [1] FATAL:  could not map anonymous shared memory: Cannot allocate memory\nHINT:  ...\n',
    'PostgreSQL could not be started: "could not map anonymous shared memory: Cannot allocate memory"; more in /srv/gelaran/postgres/log.',
  ],
  ['', 'PostgreSQL could not be started: "no message"; more in /srv/gelaran/postgres/log.'],
])('%j is told to a person', (text, sentence) => {
  expect(faultOfServerText(text, folders).message).toBe(sentence);
});

test('in Indonesian too', () => {
  const fault = faultOfServerText('FATAL:  No space left on device', folders);
  expect(fault.in('id')).toBe('Ruang penyimpanan untuk /srv/gelaran penuh; kosongkan sebagian, lalu jalankan lagi.');
});
