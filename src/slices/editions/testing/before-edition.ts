/** Pages that an organiser has before its first edition: no edition in their address, and who may open them is asked by themselves. */
import { RouterContextProvider } from 'react-router';
import { newId } from '../../../kinds/id.ts';
import type { Actor, Role } from '../../../platform/db/context.ts';
import { createLog } from '../../../platform/log/log.ts';
import { pageRequest } from '../../../platform/page/page-context.ts';
import { readSettings } from '../../../platform/settings/settings.ts';
import { openTestEdition, type TestEdition } from './test-edition.ts';

export interface BeforeEdition {
  readonly test: TestEdition;
  person(role: Role, organiser?: TestEdition['ctx']['organiser']): Actor;
  /** What a loader or an action of `/kerja/baru/:organiser/PAGE` is given; with a body it is posted. */
  asked(page: string, slug: string, body?: BodyInit, actor?: Actor): Asked;
  stop(): Promise<void>;
}

interface Asked {
  readonly request: Request;
  readonly url: URL;
  readonly params: { readonly organiser: string };
  readonly context: RouterContextProvider;
}

export async function openBeforeEdition(): Promise<BeforeEdition> {
  const test = await openTestEdition();
  const user = newId<'user'>();
  const account = { id: user, name: 'Panitia', email: 'panitia@contoh.invalid', emailVerified: true };
  await test.runner.db
    .insertInto('people.user')
    .values({ ...account, twoFactorEnabled: null })
    .execute();
  const services = {
    runner: test.runner,
    clock: test.ctx.clock,
    log: createLog('silent'),
    settings: readSettings({}),
    findTenant: async () => undefined,
  };
  const person = (role: Role, organiser = test.ctx.organiser): Actor => {
    const held = { organiser, role, region: null, business: null, booth: null };
    return { kind: 'person', user, memberships: [held] };
  };
  return {
    test,
    person,
    asked(page, slug, body, actor = person('organiser')) {
      const url = new URL(`/kerja/baru/${slug}/${page}`, 'http://localhost');
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
      return { request, url, params: { organiser: slug }, context };
    },
    stop: () => test.stop(),
  };
}
