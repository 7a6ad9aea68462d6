/** Sign-in: e-mail and password, a link by mail, a second factor. Accounts come from invitations; nobody signs up. */
import { betterAuth } from 'better-auth';
import { magicLink, twoFactor } from 'better-auth/plugins';
import type pg from 'pg';
import { CLIENT_ADDRESS } from '../../platform/http/middleware.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from './contract.ts';
import { demoEntry } from './demo-entry.ts';

export interface AuthOptions {
  /** Its connections look for tables in the schema `people` first. */
  readonly pool: pg.Pool;
  /** 32 random bytes or more, shared by all processes of one installation. */
  readonly secret: string;
  readonly publicUrl: string;
  /** Offers "enter as..." without a password. Only ever true on a loopback address with the demo's database. */
  readonly demo: boolean;
  sendLink(email: string, url: string): Promise<void>;
}

export function createAuth({ pool, secret, publicUrl, demo, sendLink }: AuthOptions) {
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
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
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
    plugins: [
      twoFactor({ issuer: 'Gelaran' }),
      magicLink({
        disableSignUp: true,
        expiresIn: 60 * 15,
        storeToken: 'hashed',
        sendMagicLink: ({ email, url }) => sendLink(email, url),
      }),
      ...(demo ? [demoEntry()] : []),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;
