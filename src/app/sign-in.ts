/** The sign-in library with its own connections: it looks for its tables in the schema `people`. */
import pg from 'pg';
import { type Address, outliveServer } from '../platform/db/connect.ts';
import type { Context } from '../platform/db/context.ts';
import type { Services } from '../platform/http/api.ts';
import { m } from '../platform/i18n/index.ts';
import { type Post, writeMail } from '../platform/mail/mail.ts';
import { type Auth, createAuth, findSignInOrganiser } from '../slices/people/index.ts';

export interface SignIn {
  readonly auth: Auth;
  stop(): Promise<void>;
}

export interface SignInParts {
  readonly address: Address;
  readonly services: Services;
  readonly post: Post;
  readonly secret: string;
  readonly demo: boolean;
}

export function createSignIn({ address, services, post, secret, demo }: SignInParts): SignIn {
  const options = [address.options, '-c search_path=people'].filter(Boolean).join(' ');
  const pool = outliveServer(new pg.Pool({ ...address, options, max: 5, application_name: 'gelaran-sign-in' }));
  const auth = createAuth({
    pool,
    secret,
    publicUrl: services.settings.publicUrl,
    demo,
    async sendLink(email, url) {
      const organiser = await findSignInOrganiser(services.runner.db, email, post.sends);
      if (!organiser) return;
      const ctx: Context = { actor: { kind: 'system' }, organiser, clock: services.clock, locale: 'id', requestId: '' };
      await services.runner.command(ctx, (tx) =>
        writeMail(ctx, tx, {
          recipient: email,
          subject: `${m.people_link_subject({}, { locale: 'id' })} / ${m.people_link_subject({}, { locale: 'en' })}`,
          body: [m.people_link_body({}, { locale: 'id' }), m.people_link_body({}, { locale: 'en' }), url].join('\n\n'),
        }),
      );
    },
  });
  return { auth, stop: () => pool.end() };
}
