import { expect, it } from 'vitest';
import { acceptanceForm } from './contract.ts';

it('a person is called by one line that can be seen', () => {
  const named = (name: string) => acceptanceForm.safeParse({ name, password: 'kuda laut biru' }).data?.name;
  expect([named('Ani\n\u202eSari'), named('\u200b\u200b')]).toEqual(['Ani Sari', undefined]);
});
