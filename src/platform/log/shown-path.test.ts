import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { shownPath } from './shown-path.ts';

it('hides a code also in the address of a page’s data', () => {
  const code = '2hDSZ0dZdQg9U7IJ0X4LG0gm3id3yQwh';
  for (const path of [`/undangan/kaltim/${code}`, `/en/undangan/kaltim/${code}.data`])
    expect(shownPath(path)).toBe(path.replace(/[^/]+$/, '[hidden]'));
});

it('hides whatever is made at random', () => {
  for (let bytes = 12; bytes <= 48; bytes += 4)
    for (let round = 0; round < 50; round++) {
      const secret = randomBytes(bytes).toString('base64url');
      expect(shownPath(`/kaltim-2023/nota/${secret}`)).toBe('/kaltim-2023/nota/[hidden]');
    }
});

it.each([
  '/wp-login.php',
  '/kerja/pameran-kriya-nusantara-2026/kurasi/0197e1c2-0000-7000-8000-000000000000',
  '/assets/entry.client-Bx3f_ab12.js',
  '/api/v1/editions/kaltim-2023/hall/batches',
  '/favicon.ico',
])('shows %s', (path) => expect(shownPath(path)).toBe(path));

it('is short', () => expect(shownPath(`/${'a/'.repeat(5_000)}`).length).toBeLessThan(210));
