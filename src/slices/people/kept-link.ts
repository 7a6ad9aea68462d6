/**
 * A link to sign in that was kept and not sent, so that an organiser could read it in its outbox. It proves nothing of the mailbox, and the
 * session that it opens reaches that one organiser: nobody gets further by it than who could read it was.
 */
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import type { Db } from '../../platform/db/database.ts';
import { hashLink, makeLink } from './secret-link.ts';

const held = z.object({ user: z.string(), organiser: z.string() });
/** As long as a link that is sent. */
const VALID_MS = 15 * 60_000;

export function makeKeptLink(db: Db, user: Id<'user'>, organiser: Id<'organiser'>, now: number): Promise<string> {
  return makeLink(db, 'kept-link', { user, organiser }, now + VALID_MS);
}

export function keptLinkEntry() {
  return {
    id: 'kept-link',
    endpoints: {
      enterByKeptLink: createAuthEndpoint(
        '/kept-link/enter',
        {
          method: 'POST',
          body: z.object({ code: z.string().max(100) }),
          // For the page that the link leads to; no address of its own.
          metadata: { SERVER_ONLY: true },
        },
        async (ctx) => {
          const { internalAdapter } = ctx.context;
          const spent = await internalAdapter.consumeVerificationValue(hashLink('kept-link', ctx.body.code));
          if (!spent) throw new APIError('NOT_FOUND');
          const { user: id, organiser } = held.parse(JSON.parse(spent.value));
          const user = await internalAdapter.findUserById(id);
          if (!user) throw new APIError('NOT_FOUND');
          const session = await internalAdapter.createSession(id, false, { confinedTo: organiser });
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ entered: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
