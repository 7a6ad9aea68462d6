/** The demo's "enter as...": a session for one of the demo's role accounts. Not part of the server outside the demo. */
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/** Addresses of role accounts that the demo made; no mail reaches them (RFC 2606). */
export const DEMO_DOMAIN = '@contoh.invalid';

export function demoEntry() {
  return {
    id: 'demo-entry',
    endpoints: {
      enterDemo: createAuthEndpoint(
        '/demo/enter',
        {
          method: 'POST',
          body: z.object({ email: z.email().endsWith(DEMO_DOMAIN) }),
          // For the page that offers it, which checks more than this can; no address of its own.
          metadata: { SERVER_ONLY: true },
        },
        async (ctx) => {
          const found = await ctx.context.internalAdapter.findUserByEmail(ctx.body.email);
          if (!found) throw new APIError('NOT_FOUND');
          const session = await ctx.context.internalAdapter.createSession(found.user.id);
          await setSessionCookie(ctx, { session, user: found.user });
          return ctx.json({ entered: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
