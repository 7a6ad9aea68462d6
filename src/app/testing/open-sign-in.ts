/** For tests: signing in over a test's database, where mail goes out or is only kept. */
import { createLog } from '../../platform/log/log.ts';
import { readSettings } from '../../platform/settings/settings.ts';
import type { TestEdition } from '../../slices/editions/testing/test-edition.ts';
import { createSignIn, type SignIn } from '../sign-in.ts';

export function openSignIn(
  { database, runner, ctx }: Pick<TestEdition, 'database' | 'runner' | 'ctx'>,
  sends = false,
): SignIn {
  return createSignIn({
    address: database.app,
    services: {
      runner,
      clock: ctx.clock,
      log: createLog('silent'),
      settings: readSettings({}),
      findTenant: async () => undefined,
    },
    post: { sends, deliver: async () => undefined },
    secret: 's'.repeat(48),
    demo: false,
  });
}
