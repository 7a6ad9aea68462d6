import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/db/context.ts';
import { type BeforeEdition, openBeforeEdition } from '../../../slices/editions/testing/before-edition.ts';
import { getCountry } from '../../../slices/people/index.ts';
import { action, loader } from './new-country-page.tsx';

let pages: BeforeEdition;
beforeAll(async () => {
  pages = await openBeforeEdition();
});
afterAll(() => pages.stop());

const asked = (slug: string, body?: BodyInit, actor?: Actor) => ({
  ...pages.asked('negara', slug, body, actor),
  pattern: '/kerja/baru/:organiser/negara' as const,
});

const shown = async () => (await loader(asked('panitia-pertama'))).country;

it('shows and saves the country of an organiser, without an edition in the address, and leads back to its profile', async () => {
  expect(await loader(asked('panitia-pertama'))).toMatchObject({
    country: 'id',
    open: true,
    path: '/kerja/baru/panitia-pertama/profil',
  });
  expect(await action(asked('panitia-pertama', new URLSearchParams({ country: 'in' })))).toEqual({ told: 'saved' });
  expect(await shown()).toBe('in');
  const { country } = await pages.test.runner.query(pages.test.other, (tx) => getCountry(pages.test.other, tx));
  expect(country).toBe('ID');
});

it('takes no country that no pack is for', async () => {
  const before = await shown();
  expect(await action(asked('panitia-pertama', new URLSearchParams({ country: 'zz' })))).toEqual({ told: 'fixed' });
  expect(await shown()).toBe(before);
});

it('is for who sets up editions of that organiser alone', async () => {
  const before = await shown();
  for (const actor of [pages.person('officer'), pages.person('organiser', pages.test.other.organiser)]) {
    const form = new URLSearchParams({ country: before === 'id' ? 'in' : 'id' });
    const refused = { code: 'request.forbidden' };
    await expect(loader(asked('panitia-pertama', undefined, actor))).rejects.toMatchObject(refused);
    await expect(action(asked('panitia-pertama', form, actor))).rejects.toMatchObject(refused);
  }
  await expect(loader(asked('tidak-ada'))).rejects.toMatchObject({ code: 'request.not-found' });
  expect(await shown()).toBe(before);
});
