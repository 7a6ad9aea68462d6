/** The whole of HTTP as one Hono app: files, API, pages. Pure composition; what it needs is handed in. */
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { ServerBuild } from 'react-router';
import { PHOTO_UPLOAD } from '../platform/files/index.ts';
import { MAX_PHOTO_BYTES } from '../platform/files/photo.ts';
import { type Api, type ApiEnv, createApi, type Services } from '../platform/http/api.ts';
import { followLanguage, isNobodys } from '../platform/http/language-choice.ts';
import {
  answerError,
  hearOut,
  identify,
  knowActor,
  knowClient,
  limitBody,
  refuseCrossSite,
  secureHeaders,
} from '../platform/http/middleware.ts';
import { knowHost, refuseMisdirected } from '../platform/http/public-address.ts';
import type { KeptPages } from '../platform/page/kept-pages.ts';
import { common, DomainError } from '../platform/problem/domain-error.ts';
import { type Auth, findActor } from '../slices/people/index.ts';
import { CARRYING_FORM } from './carrying-forms.ts';
import { healthApi } from './health-api.ts';
import { openApiDocument, openApiPage } from './openapi.ts';
import type { Operation } from './operation.ts';
import { createPages } from './pages.ts';

export interface AppParts {
  readonly services: Services;
  readonly auth: Auth;
  readonly build: ServerBuild;
  readonly kept: KeptPages;
  readonly operation: Operation;
  /** Every slice's API. */
  readonly apis: readonly Api[];
  /** Folder of the built client files, with `assets/` whose names carry their hash. */
  readonly clientDir: string;
}

/** A busy database may be late; one that has owed an answer for so long is away. */
const AWAY_MS = 7_000;

const YEAR = 'public, max-age=31536000, immutable';

export function createApp(parts: AppParts): Hono<ApiEnv> {
  const { services, auth, clientDir, operation } = parts;
  const app = new Hono<ApiEnv>();
  app.onError(answerError(operation.noteTrouble));
  app.use(
    hearOut(),
    identify(services.log, operation.observe),
    secureHeaders(services.settings.publicUrl),
    knowHost(services.settings),
    followLanguage(services.settings.publicUrl),
  );
  // Most of what is asked for is in memory: nothing else needs to be looked at, unless somebody may have signed in.
  app.use(async (c, next) => {
    const asMade = c.get('misdirected') !== undefined || !isNobodys(c.req.header('cookie'));
    return (asMade ? undefined : parts.kept.find(c.req.raw)) ?? (await next());
  });

  app.use(
    '/assets/*',
    serveStatic({ root: clientDir, precompressed: true, onFound: (_, c) => c.header('cache-control', YEAR) }),
  );
  app.use('/kasir/*', async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control'))
      c.header('cache-control', c.req.path.startsWith('/kasir/assets/') ? YEAR : 'no-cache');
  });
  app.get('/kasir', (c) => c.redirect('/kasir/'));
  app.get('/*', serveStatic({ root: clientDir, precompressed: true }));
  app.use(compress());
  app.use('/api/*', refuseMisdirected());

  app.route('/', healthApi(services, operation));
  // Where the database has not answered for a while, nobody waits for it in turn.
  app.use(async (c, next) => {
    if (operation.pulse.awayFor() > AWAY_MS && c.req.path.startsWith('/api/'))
      throw new DomainError(common.unavailable);
    if (operation.pulse.awayFor() > AWAY_MS) c.set('away', new DomainError(common.unavailable));
    await next();
  });
  app.use(
    limitBody({
      counted: [/\/hall\/batches$/, /\/payment-statements$/, PHOTO_UPLOAD],
      carrying: { forms: CARRYING_FORM, bytes: MAX_PHOTO_BYTES },
    }),
    knowClient(),
    refuseCrossSite(services.settings.publicUrl),
    knowActor((headers) => findActor(auth, services.runner.db, headers)),
  );
  // Only where a mailed link leads. The library's other addresses know nothing of our limits, of the second factor that guards itself, nor
  // of passwords that are too weak: whoever wants to sign in or to change an account goes by the pages.
  app.get('/api/auth/magic-link/verify', (c) => auth.handler(c.req.raw));

  const api = createApi();
  for (const part of parts.apis) api.route('/', part);
  app.get('/api/v1/openapi.json', (c) => c.json(openApiDocument(api, services.settings.publicUrl)));
  app.get('/api/v1', (c) => c.html(openApiPage(openApiDocument(api, services.settings.publicUrl))));
  app.route('/', api);
  app.all('/api/*', () => {
    throw new DomainError(common['not-found']);
  });

  app.all('/*', createPages(parts.build, services, auth, parts.kept));
  return app;
}
