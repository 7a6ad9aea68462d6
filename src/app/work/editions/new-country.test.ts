import { RouterContextProvider } from 'react-router';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import type { Actor, Role } from '../../../platform/db/context.ts';
import type { Services } from '../../../platform/http/api.ts';
import { createLog } from '../../../platform/log/log.ts';
import { pageRequest } from '../../../platform/page/page-context.ts';
import { readSettings } from '../../../platform/settings/settings.ts';
import { openTestEdition, type TestEdition } from '../../../slices/editions/testing/test-edition.ts';
import { getCountry } from '../../../slices/people/index.ts';
import { action, loader } from './new-country-page.tsx';

let test: TestEdition;
let services: Services;
const user = newId<'user'>();
beforeAll(async () => {
  test = await openTestEdition();
  const account = { id: user, name: 'Panitia', email: 'panitia@contoh.invalid', emailVerified: true };
  await test.runner.db
    .insertInto('people.user')
    .values({ ...account, twoFactorEnabled: null })
    .execute();
  services = {
    runner: test.runner,
    clock: test.ctx.clock,
    log: createLog('silent'),
    settings: readSettings({}),
    findTenant: async () => undefined,
  };
});
afterAll(() => test.stop());

function person(role: Role, organiser = test.ctx.organiser): Actor {
  const held = { organiser, role, region: null, business: null, booth: null };
  return { kind: 'person', user, memberships: [held] };
}

function asked(slug: string, body?: BodyInit, actor = person('organiser')) {
  const url = new URL(`/kerja/baru/${slug}/negara`, 'http://localhost');
  const context = new RouterContextProvider();
  context.set(pageRequest, {
    services,
    actor,
    locale: 'id',
    requestId: newId(),
    nonce: undefined,
    tenant: undefined,
    access: 'signed-in',
    refusal: undefined,
  });
  const request = body ? new Request(url, { method: 'POST', body }) : new Request(url);
  return { request, url, pattern: '/kerja/baru/:organiser/negara' as const, params: { organiser: slug }, context };
}

const shown = async () => (await loader(asked('panitia-pertama'))).country;

it('shows and saves the country of an organiser, without an edition in the address, and leads back to its profile', async () => {
  expect(await loader(asked('panitia-pertama'))).toMatchObject({
    country: 'id',
    open: true,
    path: '/kerja/baru/panitia-pertama/profil',
  });
  expect(await action(asked('panitia-pertama', new URLSearchParams({ country: 'in' })))).toEqual({ told: 'saved' });
  expect(await shown()).toBe('in');
  const { country } = await test.runner.query(test.other, (tx) => getCountry(test.other, tx));
  expect(country).toBe('ID');
});

it('takes no country that no pack is for', async () => {
  const before = await shown();
  expect(await action(asked('panitia-pertama', new URLSearchParams({ country: 'zz' })))).toEqual({ told: 'fixed' });
  expect(await shown()).toBe(before);
});

it('is for who sets up editions of that organiser alone', async () => {
  const before = await shown();
  for (const actor of [person('officer'), person('organiser', test.other.organiser)]) {
    const form = new URLSearchParams({ country: before === 'id' ? 'in' : 'id' });
    const refused = { code: 'request.forbidden' };
    await expect(loader(asked('panitia-pertama', undefined, actor))).rejects.toMatchObject(refused);
    await expect(action(asked('panitia-pertama', form, actor))).rejects.toMatchObject(refused);
  }
  await expect(loader(asked('tidak-ada'))).rejects.toMatchObject({ code: 'request.not-found' });
  expect(await shown()).toBe(before);
});
