/** Sign-in: e-mail and password, a link by mail, a second factor. Accounts come from invitations; nobody signs up. */
import { betterAuth } from 'better-auth';
import { magicLink, twoFactor } from 'better-auth/plugins';
import type pg from 'pg';
import { type Id, userId } from '../../kinds/id.ts';
import { CLIENT_ADDRESS } from '../../platform/http/middleware.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from './contract.ts';
import { demoEntry } from './demo-entry.ts';
import { keptLinkEntry } from './kept-link.ts';
import { createPasswordJudge } from './weak-password.ts';

/** By what somebody got in. */
export const SIGN_IN_WAYS = ['password', 'code', 'recovery-code', 'link', 'kept-link', 'demo'] as const;
export type SignInWay = (typeof SIGN_IN_WAYS)[number];

export interface AuthOptions {
  /** Its connections look for tables in the schema `people` first. */
  readonly pool: pg.Pool;
  /** 32 random bytes or more, shared by all processes of one installation. */
  readonly secret: string;
  readonly publicUrl: string;
  /** Offers "enter as..." without a password. Only ever true on a loopback address with the demo's database. */
  readonly demo: boolean;
  sendLink(email: string, url: string): Promise<void>;
  /** Told after somebody got in. */
  signedIn?(user: Id<'user'>, way: SignInWay): Promise<void>;
}

/** The addresses of the sign-in library at which sessions begin. Other sessions only go on from one that was there. */
const WAYS: Readonly<Record<string, SignInWay>> = {
  '/sign-in/email': 'password',
  '/two-factor/verify-totp': 'code',
  '/two-factor/verify-backup-code': 'recovery-code',
  '/magic-link/verify': 'link',
  '/kept-link/enter': 'kept-link',
  '/demo/enter': 'demo',
};

function libraryOf({ pool, secret, publicUrl, demo, sendLink, signedIn }: AuthOptions) {
  return betterAuth({
    appName: 'Gelaran',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: pool,
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    session: {
      expiresIn: 60 * 60 * 24 * 14,
      updateAge: 60 * 60 * 24,
      additionalFields: {
        confinedTo: { type: 'string', required: false, input: false },
        lastSeenAt: { type: 'date', required: false, input: false },
      },
    },
    // By address and minute. A whole committee signs in from behind one address; twenty guesses a minute find no password.
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 60,
      customRules: { '/sign-in/email': { window: 60, max: 20 }, '/sign-in/magic-link': { window: 60, max: 10 } },
    },
    advanced: {
      cookiePrefix: 'gelaran',
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    databaseHooks: {
      session: {
        create: {
          after: async (session, ctx) => {
            // Where from and with what somebody was signed in is kept no longer than the session itself.
            await pool.query('delete from session where "expiresAt" < now()');
            const way = WAYS[ctx?.path ?? ''];
            if (way === undefined || signedIn === undefined) return;
            // With a second factor the password alone opens nothing; the library ends this session at once.
            const halfway = way === 'password' && (await needsCode(session.userId));
            if (!halfway) await signedIn(userId(session.userId), way);
          },
        },
      },
    },
    plugins: [
      twoFactor({ issuer: 'Gelaran' }),
      magicLink({
        disableSignUp: true,
        expiresIn: 60 * 15,
        storeToken: 'hashed',
        sendMagicLink: ({ email, url }) => sendLink(email, url),
      }),
      keptLinkEntry(),
      ...(demo ? [demoEntry()] : []),
    ],
  });

  async function needsCode(user: string): Promise<boolean> {
    const { rows } = await pool.query(`select 1 from "user" where id = $1 and "twoFactorEnabled"`, [user]);
    return rows.length > 0;
  }
}

export function createAuth(options: AuthOptions) {
  return Object.assign(libraryOf(options), { isWeakPassword: createPasswordJudge() });
}

export type Auth = ReturnType<typeof createAuth>;
