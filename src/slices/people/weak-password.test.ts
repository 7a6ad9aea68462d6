import { expect, test } from 'vitest';
import { createPasswordJudge } from './weak-password.ts';

const isWeakPassword = createPasswordJudge();
const known = ['ketua.delegasi@dinas.example', 'Ketua Delegasi'];

test.each([
  '1234567890',
  'passwordpassword',
  'aaaaaaaaaa',
  'qwertyuiop',
  'abcabcabcabc',
  'indonesia1945',
  'rahasia1234',
  '0812345678',
  'ketua.delegasi@dinas.example',
  'ketuadelegasi',
])('%s is among the first that are guessed', async (password) => {
  expect(await isWeakPassword(password, known)).toBe(true);
});

test.each(['sepuluh huruf', 'kalimat pendek yang mudah diingat', 'ulin tenggelam di mahakam', 'xxxK9#mQ2vL7p'])(
  '%s is not',
  async (password) => {
    expect(await isWeakPassword(password, known)).toBe(false);
  },
);
