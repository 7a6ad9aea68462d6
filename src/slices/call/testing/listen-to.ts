/** For tests: what webhooks of the call are to tell. */
import { sealerOf } from '../../../platform/secrets/sealer.ts';
import { addEndpoint } from '../../../platform/webhooks/index.ts';
import type { TestCall } from './open-call.ts';

/** From now on it is noted; returned is what was noted since, in its order. */
export async function listenTo({ runner, ctx }: TestCall, types: readonly string[]) {
  const input = { url: 'https://contoh.example.org/hook', description: '', types: [...types], active: true };
  const sealer = await sealerOf(runner);
  await runner.command(ctx, (tx) => addEndpoint(ctx, tx, input, { sealer, loopback: false }));
  return () =>
    runner.query(ctx, (tx) =>
      tx
        .selectFrom('platform.webhook_news')
        .select(['topic', 'payload'])
        .orderBy('seq')
        .$castTo<{ topic: string; payload: Readonly<Record<string, unknown>> }>()
        .execute(),
    );
}
