/** The sign-in library with its own connections: it looks for its tables in the schema `people`. */
import pg from 'pg';
import { type Address, outliveServer } from '../platform/db/connect.ts';
import type { Context } from '../platform/db/context.ts';
import type { Services } from '../platform/http/api.ts';
import { m, pathIn } from '../platform/i18n/index.ts';
import { type Post, writeMail } from '../platform/mail/mail.ts';
import { type Auth, createAuth, planSignInMail } from '../slices/people/index.ts';

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

const inBoth = (words: typeof m.people_link_body, address: string) =>
  [words({}, { locale: 'id' }), words({}, { locale: 'en' }), address].join('\n\n');

/** Where to sign in with password and code, and from there to where the link would have led. */
export function signInAddress(publicUrl: string, link: string): string {
  const wanted = new URL(new URL(link).searchParams.get('callbackURL') ?? '/', publicUrl);
  const target = wanted.pathname + wanted.search;
  const page = pathIn(target.startsWith('/en/') ? 'en' : 'id', '/masuk');
  return `${publicUrl}${page}?${new URLSearchParams({ ke: target })}`;
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
      const planned = await planSignInMail(services.runner.db, email, post.sends);
      if (!planned) return;
      const { organiser, by } = planned;
      const ctx: Context = { actor: { kind: 'system' }, organiser, clock: services.clock, locale: 'id', requestId: '' };
      await services.runner.command(ctx, (tx) =>
        writeMail(ctx, tx, {
          recipient: email,
          subject: `${m.people_link_subject({}, { locale: 'id' })} / ${m.people_link_subject({}, { locale: 'en' })}`,
          body:
            by === 'link'
              ? inBoth(m.people_link_body, url)
              : inBoth(m.people_code_body, signInAddress(services.settings.publicUrl, url)),
        }),
      );
    },
  });
  return { auth, stop: () => pool.end() };
}
