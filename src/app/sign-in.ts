/** The sign-in library with its own connections: it looks for its tables in the schema `people`. */
import pg from 'pg';
import type { Id } from '../kinds/id.ts';
import { type Address, outliveServer, REQUEST_PATIENCE } from '../platform/db/connect.ts';
import type { Context } from '../platform/db/context.ts';
import { PreparingClient } from '../platform/db/prepared.ts';
import type { Runner } from '../platform/db/runner.ts';
import type { Services } from '../platform/http/api.ts';
import { type Locale, localeOfPath, m, pathIn } from '../platform/i18n/index.ts';
import { writeMail } from '../platform/mail/mail.ts';
import type { Post } from '../platform/mail/post.ts';
import { lineInBoth, linesInBoth } from '../platform/mail/two-languages.ts';
import type { Settings } from '../platform/settings/settings.ts';
import {
  type Auth,
  auditPerson,
  createAuth,
  inSteadyTime,
  makeKeptLink,
  planSignInMail,
} from '../slices/people/index.ts';

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

/** As long as the sign-in library lets a link live. */
const SIGN_IN_LINK_MS = 15 * 60_000;

/** In the language of the page that it was asked for on, then in the other. */
const inBoth = (first: Locale, words: typeof m.people_link_body, address: string) =>
  `${linesInBoth(first, (locale) => words({}, { locale }))}\n\n${address}`;

/** Where a link leads in the end: a path of ours. */
function targetOf(publicUrl: string, link: string): string {
  const wanted = new URL(new URL(link).searchParams.get('callbackURL') ?? '/', publicUrl);
  return wanted.pathname + wanted.search;
}

/** Where to sign in with password and code, and from there to where the link would have led. */
export function signInAddress(publicUrl: string, link: string): string {
  const target = targetOf(publicUrl, link);
  const page = pathIn(localeOfPath(target), '/masuk');
  return `${publicUrl}${page}?${new URLSearchParams({ ke: target })}`;
}

/** What is written to whoever asked for a link. */
async function writeLinks({ runner, clock, settings }: Services, post: Post, email: string, link: string) {
  const first = localeOfPath(targetOf(settings.publicUrl, link));
  for (const { user, organiser, by } of await planSignInMail(runner.db, email, post.sends)) {
    const ctx: Context = { actor: { kind: 'system' }, organiser, clock, locale: 'id', requestId: '' };
    const body =
      by === 'code'
        ? inBoth(first, m.people_code_body, signInAddress(settings.publicUrl, link))
        : inBoth(
            first,
            m.people_link_body,
            by === 'link' ? link : await keptAddress(runner, settings, user, organiser, link),
          );
    await runner.command(ctx, (tx) =>
      writeMail(ctx, tx, {
        recipient: email,
        kind: 'sign-in',
        // What asks for a password opens nothing by itself, and so does not die.
        ...(by === 'code' ? {} : { livesUntil: clock.now() + SIGN_IN_LINK_MS }),
        subject: lineInBoth(first, (locale) => m.people_link_subject({}, { locale })),
        body,
        confidential: by === 'link',
      }),
    );
  }
}

/** In the place of a link that would sign in wherever its reader likes: one that reaches this organiser. */
async function keptAddress(
  { db }: Runner,
  { publicUrl }: Settings,
  user: Id<'user'>,
  organiser: Id<'organiser'>,
  link: string,
): Promise<string> {
  const target = targetOf(publicUrl, link);
  const page = pathIn(localeOfPath(target), `/masuk/tautan/${await makeKeptLink(db, user, organiser, Date.now())}`);
  return `${publicUrl}${page}?${new URLSearchParams({ ke: target })}`;
}

export function createSignIn({ address, services, post, secret, demo }: SignInParts): SignIn {
  const options = [address.options, '-c search_path=people'].filter(Boolean).join(' ');
  const pool = outliveServer(
    new pg.Pool({
      ...address,
      options,
      max: 5,
      Client: PreparingClient,
      ...REQUEST_PATIENCE,
      application_name: 'gelaran-sign-in',
    }),
  );
  const auth = createAuth({
    pool,
    secret,
    publicUrl: services.settings.publicUrl,
    demo,
    sendLink: (email, url) => inSteadyTime(() => writeLinks(services, post, email, url)),
    async signedIn(user, way) {
      services.log.info({ user, way }, 'signed in');
      const actor = { kind: 'person', user, memberships: [] } as const;
      const base = { actor, clock: services.clock, locale: 'id', requestId: '' } as const;
      await auditPerson(services.runner, base, user, 'people.signed-in', { way });
    },
  });
  return { auth, stop: () => pool.end() };
}
