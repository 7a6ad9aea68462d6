import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/db/context.ts';
import { type BeforeEdition, openBeforeEdition } from '../testing/before-edition.ts';
import { action as sendLogo } from './new-organiser-logo.ts';
import { action, loader } from './new-organiser-page.tsx';

let pages: BeforeEdition;
beforeAll(async () => {
  pages = await openBeforeEdition();
});
afterAll(() => pages.stop());

const asked = (slug: string, body?: BodyInit, actor?: Actor) => ({
  ...pages.asked('profil', slug, body, actor),
  pattern: '',
});

const shown = async () => (await loader(asked('panitia-pertama'))).profile;

it('the profile is shown and saved without an edition in the address', async () => {
  const typed = { do: 'profile', name: 'Panitia baru', contactPhone: '(0380) 831 234', senderName: 'Sekretariat' };
  expect(await action(asked('panitia-pertama', new URLSearchParams(typed)))).toEqual({ saved: 'profile' });
  expect(await shown()).toMatchObject({
    name: 'Panitia baru',
    contact: { phone: '(0380) 831 234' },
    senderName: 'Sekretariat',
  });
  expect(await action(asked('panitia-pertama', new URLSearchParams({ ...typed, name: '' })))).toMatchObject({
    refused: { name: expect.anything() },
    typed: { contactPhone: '(0380) 831 234' },
  });
});

it('so is its logo, and what is no picture is told', async () => {
  const send = async (bytes: Uint8Array<ArrayBuffer>) => {
    const form = new FormData();
    form.set('photo_file', new File([bytes], 'logo.png'));
    return (await sendLogo(asked('panitia-pertama', form))).headers.get('location');
  };
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
  expect(await send(new Uint8Array(picture))).toBe('/kerja/baru/panitia-pertama/profil?logo=tersimpan');
  expect((await shown()).logo).toMatchObject({ width: 60, height: 40 });
  expect(await send(new Uint8Array([1, 2, 3]))).toBe('/kerja/baru/panitia-pertama/profil?logo=gagal');
});

it('is for who sets up editions of that organiser alone', async () => {
  const before = await shown();
  for (const actor of [pages.person('officer'), pages.person('organiser', pages.test.other.organiser)]) {
    const form = () => new URLSearchParams({ do: 'profile', name: 'Dicuri' });
    await expect(loader(asked('panitia-pertama', undefined, actor))).rejects.toMatchObject({
      code: 'request.forbidden',
    });
    await expect(action(asked('panitia-pertama', form(), actor))).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(sendLogo(asked('panitia-pertama', new FormData(), actor))).rejects.toMatchObject({
      code: 'request.forbidden',
    });
  }
  await expect(loader(asked('tidak-ada'))).rejects.toMatchObject({ code: 'request.not-found' });
  expect(await shown()).toEqual(before);
});
