/** The built server's entry: one graph of API and pages. Opens everything, listens, and closes everything in order. */
import type { Server } from 'node:http';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import * as build from 'virtual:react-router/server-build';
import { serve } from '@hono/node-server';
import type { ServerBuild } from 'react-router';
import type { Clock } from '../kinds/time.ts';
import { systemClock } from '../kinds/time.ts';
import { demoClock } from '../platform/clock/demo-clock.ts';
import { createDb, createPool, REQUEST_PATIENCE } from '../platform/db/connect.ts';
import type { Db } from '../platform/db/database.ts';
import { installationSecret } from '../platform/db/installation-secret.ts';
import { startPulse } from '../platform/db/pulse.ts';
import { keepPurpose } from '../platform/db/purpose.ts';
import { createRunner } from '../platform/db/runner.ts';
import type { Services } from '../platform/http/api.ts';
import { readLocaleFromRequest } from '../platform/i18n/server.ts';
import { adoptConsole } from '../platform/log/adopt-console.ts';
import { createLog } from '../platform/log/log.ts';
import { createPost } from '../platform/mail/post.ts';
import { createKeptPages } from '../platform/page/kept-pages.ts';
import { type Settings, withDemo } from '../platform/settings/settings.ts';
import { findTenant } from '../slices/editions/index.ts';
import { createBulletin } from './bulletin.ts';
import { createApp } from './create-app.ts';
import { bringDemo, DEMO_DAY, DEMO_ZONE } from './demo/index.ts';
import { enterableDemo } from './demo-door.ts';
import { decideDemo } from './demo-or-real.ts';
import { type KnownData, knowData } from './known-data.ts';
import { openDatabase, prepareDatabase } from './open-database.ts';
import { createOperation, eventCounter } from './operation.ts';
import { createSignIn } from './sign-in.ts';
import { versionOf } from './version.ts';
import { eventReadersAt, wireSlices } from './wire-slices.ts';
import { startWorker } from './worker.ts';

export interface Running {
  readonly url: string;
  readonly demo: boolean;
  readonly data: KnownData;
  stop(): Promise<void>;
}

/** Milliseconds that running requests get to finish when the server stops. */
const GRACE = 10_000;

function listen(fetch: (request: Request) => Response | Promise<Response>, settings: Settings): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port: settings.port, hostname: settings.host }, () => resolve(server)) as Server;
    server.on('error', reject);
  });
}

/** A used port is told before the database is opened, so that nothing is touched. @throws the error of listening. */
function probe({ port, host }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const taken = createServer();
    taken.once('error', reject);
    taken.listen(port, host, () => taken.close(() => resolve()));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), GRACE);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}

export interface Asked {
  /** Hears what a person who starts it should know. */
  readonly say: (line: string) => void;
  /** Ends the start early; what was opened is closed again. */
  readonly stopped: AbortSignal;
}

/** Whether this installation is the demo, kept from its first start on. */
async function settleDemo(db: Db, settings: Settings, data: KnownData, say: Asked['say']): Promise<boolean> {
  const { demo, word } = decideDemo(data, settings.asked);
  if (word !== undefined) say(word);
  if (data.purpose === undefined) await keepPurpose(db, demo ? 'demo' : 'real');
  return demo;
}

export async function start(given: Settings, root: URL, { say, stopped }: Asked): Promise<Running> {
  const log = createLog(given.logLevel);
  const version = versionOf(root);
  readLocaleFromRequest();
  await probe(given);
  const database = await openDatabase(given, { mode: 'own', make: true }, log);
  const giveConsoleBack = adoptConsole(log);
  const closers: (() => Promise<unknown>)[] = [async () => giveConsoleBack(), () => database.stop()];
  const stop = async () => {
    for (const closer of closers.reverse()) await closer();
  };
  try {
    await prepareDatabase(database, given, root, { patient: true, say });
    stopped.throwIfAborted();
    const pool = createPool(database.app, 20, REQUEST_PATIENCE);
    closers.push(() => pool.end());
    const pulse = startPulse(database.app);
    closers.push(() => pulse.stop());
    const bulletin = createBulletin();
    const db = createDb(pool);
    const before = await knowData(db, given);
    const settings = withDemo(given, await settleDemo(db, given, before, say));
    const clock: Clock = settings.demo ? demoClock(systemClock, DEMO_DAY, DEMO_ZONE) : systemClock;
    const runner = createRunner(db, bulletin.announce);
    const services: Services = {
      runner,
      clock,
      log,
      settings,
      version,
      findTenant: (slug) => findTenant(runner.db, slug),
    };
    const dataDir = database.embedded ? settings.dataDir : undefined;
    const operation = createOperation({ version, services, pool, pulse, dataDir });
    const post = createPost(settings.smtpUrl, settings.mailFrom);
    closers.push(async () => post.close());
    const signIn = createSignIn({
      address: database.app,
      services,
      post,
      secret: await installationSecret(runner.db, 'sign-in'),
      demo: enterableDemo(settings),
    });
    closers.push(() => signIn.stop());
    const kept = createKeptPages();
    const wired = wireSlices(services, root, [eventCounter(operation.metrics)]);
    closers.push(() => wired.stop());
    if (settings.demo) {
      const fresh = before.organisers.length === 0;
      await bringDemo({
        services,
        wired: { readers: eventReadersAt(settings.publicUrl) },
        owner: database.owner,
        fresh,
        say,
        signal: stopped,
      });
    }
    stopped.throwIfAborted();
    const worker = startWorker({ address: database.app, services, bulletin, post, kept, wired });
    closers.push(() => worker.stop());
    const app = createApp({
      services,
      auth: signIn.auth,
      // The same type but for optional fields that may be undefined, which the library's own declaration leaves open.
      build: build as ServerBuild,
      kept,
      operation,
      apis: wired.apis,
      clientDir: fileURLToPath(new URL('build/client', root)),
    });
    const server = await listen(app.fetch, settings);
    closers.push(async () => {
      wired.endStreams();
      await close(server);
    });
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : settings.port;
    return {
      url: settings.publicUrl.replace(/:0$/, `:${port}`),
      demo: settings.demo,
      data: await knowData(db, settings),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
