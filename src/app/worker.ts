/** What happens after commits, in the background of a serving process: mail, kept pages, news nobody else takes. */
import { sql } from 'kysely';
import type { Id } from '../kinds/id.ts';
import { startRounds } from '../platform/background/rounds.ts';
import type { Address } from '../platform/db/connect.ts';
import type { Context } from '../platform/db/context.ts';
import type { Tx } from '../platform/db/database.ts';
import { pruneSentForms } from '../platform/forms/sent-store.ts';
import type { Services } from '../platform/http/api.ts';
import { MAIL_MADE, tellKept } from '../platform/mail/mail.ts';
import type { Post } from '../platform/mail/post.ts';
import type { KeptPages } from '../platform/page/kept-pages.ts';
import { isUnavailable } from '../platform/problem/problem.ts';
import {
  APPLICATION_ACCEPTED,
  APPLICATION_SENT,
  confirmApplication,
  RESULTS_PUBLISHED,
  writeLetters,
} from '../slices/call/index.ts';
import {
  CARRIED_EVERYWHERE_NEWS,
  CARRIED_NEWS,
  renewCarried,
  renewCarriedEverywhere,
} from '../slices/catalogue/index.ts';
import type { AtEdition } from '../slices/editions/index.ts';
import { turnDay } from '../slices/floor/index.ts';
import { BATCH_STORED } from '../slices/hall/index.ts';
import { retryParked } from '../slices/insights/index.ts';
import { PAYMENTS_JUDGED } from '../slices/takings/index.ts';
import type { Bulletin } from './bulletin.ts';
import { createShelfFiller } from './fill-shelves.ts';
import { listen } from './listen.ts';
import { deliverMail, takeMail } from './mail/deliver-mail.ts';
import { makeProducts } from './make-products.ts';
import { pruneWebhooks } from './prune-webhooks.ts';
import { SWEEP_MS, startLooking } from './sweep-exceptions.ts';
import { sweepHandedIn } from './sweep-handed-in.ts';
import { sweepPhotos } from './sweep-photos.ts';
import { startWebhooks } from './webhooks/start-webhooks.ts';
import type { WiredSlices } from './wire-slices.ts';

const POLL_MS = 2_000;
const DAY_POLL_MS = 60_000;

export interface WorkerParts {
  readonly address: Address;
  readonly services: Services;
  readonly bulletin: Bulletin;
  readonly post: Post;
  readonly kept: KeptPages;
  readonly wired: WiredSlices;
}

export interface Worker {
  stop(): Promise<void>;
}

interface News {
  readonly seq: number;
  readonly organiser: Id<'organiser'>;
  readonly topic: string;
  readonly payload: Readonly<Record<string, string>>;
}

const PAGE = 200;

/** News of all topics but the projector's, oldest first. Reading is open to the worker; taking is the organiser's own. */
async function listNews(services: Services, after: number): Promise<News[]> {
  const { rows } = await sql<News>`
    select seq, organiser_id as organiser, topic, payload from platform.outbox where topic not in (${BATCH_STORED}, ${PAYMENTS_JUDGED}) and seq > ${after} order by seq limit ${PAGE}`.execute(
    services.runner.db,
  );
  return rows;
}

async function handle(parts: WorkerParts, news: News): Promise<void> {
  const { services, post } = parts;
  const ctx: Context = {
    actor: { kind: 'system' },
    organiser: news.organiser,
    clock: services.clock,
    locale: 'id',
    requestId: '',
  };
  const mail = await services.runner.command(ctx, async (tx) => {
    const taken = await tx.deleteFrom('platform.outbox').where('seq', '=', news.seq).executeTakeFirst();
    if (taken.numDeletedRows === 0n) return undefined;
    const { edition, booth, mail: written } = news.payload;
    if (edition) await hearCall({ ...ctx, edition: edition as Id<'edition'> }, tx, news, services.settings.publicUrl);
    if (CARRIED_NEWS.includes(news.topic) && edition && booth)
      await renewCarried({ ...ctx, edition: edition as Id<'edition'> }, tx, { booth: booth as Id<'booth'> });
    if (CARRIED_EVERYWHERE_NEWS.includes(news.topic) && edition)
      await renewCarriedEverywhere({ ...ctx, edition: edition as Id<'edition'> }, tx);
    if (news.topic !== MAIL_MADE || !written || !post.sends) return undefined;
    return takeMail(ctx, tx, written, services.settings);
  });
  if (mail) await deliverMail(services, post, ctx, mail);
}

/** Letters of published results, a few a time, and the products of whoever was accepted. */
async function hearCall(
  ctx: AtEdition,
  tx: Tx,
  { topic, payload: { application } }: News,
  publicUrl: string,
): Promise<void> {
  if (topic === RESULTS_PUBLISHED) await writeLetters(ctx, tx, publicUrl);
  if (topic === APPLICATION_SENT && application)
    await confirmApplication(ctx, tx, application as Id<'application'>, publicUrl);
  if (topic === APPLICATION_ACCEPTED && application) await makeProducts(ctx, tx, application as Id<'application'>);
}

async function retryAllParked(services: Services): Promise<void> {
  const organisers = await services.runner.db.selectFrom('people.organiser').select('id').execute();
  for (const { id } of organisers) {
    const ctx: Context = {
      actor: { kind: 'system' },
      organiser: id as Id<'organiser'>,
      clock: services.clock,
      locale: 'id',
      requestId: '',
    };
    await services.runner.command(ctx, (tx) => retryParked(ctx, tx));
  }
}

/** What was kept while there was no mail server goes out once there is one. */
async function sendKept({ services, post }: WorkerParts): Promise<void> {
  if (!post.sends) return;
  const organisers = await services.runner.db.selectFrom('people.organiser').select('id').execute();
  for (const { id } of organisers) {
    const ctx: Context = {
      actor: { kind: 'system' },
      organiser: id as Id<'organiser'>,
      clock: services.clock,
      locale: 'id',
      requestId: '',
    };
    await services.runner.command(ctx, (tx) => tellKept(ctx, tx));
  }
}

/** Editions whose day has moved on tell it: other businesses may sell in a booth then. */
async function turnDays(services: Services): Promise<void> {
  const editions = await services.runner.db
    .selectFrom('editions.directory')
    .select(['organiser_id as organiser', 'edition_id as edition'])
    .execute();
  for (const each of editions) {
    const ctx = {
      actor: { kind: 'system' as const },
      clock: services.clock,
      locale: 'id' as const,
      requestId: '',
      ...each,
    };
    await services.runner.command(ctx, (tx) => turnDay(ctx, tx));
  }
}

export function startWorker(parts: WorkerParts): Worker {
  const { address, services, bulletin, kept, wired } = parts;
  const { log } = services;
  let stopped = false;

  async function round(): Promise<void> {
    let after = 0;
    let page: readonly News[];
    do {
      page = await listNews(services, after);
      for (const news of page) {
        if (stopped) return;
        after = news.seq;
        await handle(parts, news).catch((error: unknown) => {
          if (isUnavailable(error)) throw error;
          // It stays in the outbox and is tried again; the news behind it goes on.
          log.error({ err: error, topic: news.topic, seq: news.seq }, 'news could not be handled');
        });
      }
    } while (page.length === PAGE);
  }

  const rounds = startRounds({
    round,
    pollMs: POLL_MS,
    pauseMs: 0,
    failed: (error) => log.warn({ err: error }, 'news waits for the database'),
  });

  // What an older release could not fold, this one may.
  void sendKept(parts).catch((error: unknown) => log.warn({ err: error }, 'kept mail waits'));
  void retryAllParked(services).catch((error: unknown) => log.warn({ err: error }, 'parked uploads wait'));
  const projector = wired.startProjector();
  const webhooks = startWebhooks(services);
  const asking = wired.startAsking();
  const unheard = [
    bulletin.on(BATCH_STORED, webhooks.wake),
    bulletin.on(PAYMENTS_JUDGED, webhooks.wake),
    bulletin.on(BATCH_STORED, projector.wake),
    bulletin.on(PAYMENTS_JUDGED, projector.wake),
    bulletin.on(MAIL_MADE, rounds.wake),
    bulletin.on(RESULTS_PUBLISHED, rounds.wake),
  ];
  const shelves = createShelfFiller(services);
  void shelves.fillAll();
  const hearContent = (slug: string) => {
    kept.drop(slug);
    shelves.fill(slug);
  };
  const listening = listen(
    address,
    {
      content: hearContent,
      figures: (slug) => wired.figureNews.announce(slug),
      access: wired.streams.changed,
    },
    () => {
      kept.dropAll();
      wired.streams.changedAll();
    },
    log,
  );
  let sweeping: Promise<unknown> = Promise.resolve();
  const sweeper = setInterval(() => {
    sweeping = sweeping
      .then(() => (stopped ? 0 : pruneWebhooks(services)))
      .then(() => (stopped ? 0 : sweepPhotos(services)))
      .then(() => (stopped ? 0 : sweepHandedIn(services)))
      .then(() => (stopped ? 0 : pruneSentForms(services.runner.db)))
      .catch((error: unknown) => log.warn({ err: error }, 'sweeping waits for the database'));
  }, SWEEP_MS);
  sweeper.unref();
  const looking = startLooking(services);
  const turn = () =>
    turnDays(services).catch((error: unknown) =>
      log.warn({ err: error }, 'the day of an edition waits for the database'),
    );
  let turning = turn();
  const dayTimer = setInterval(() => {
    turning = turn();
  }, DAY_POLL_MS);
  dayTimer.unref();
  return {
    async stop() {
      stopped = true;
      clearInterval(sweeper);
      clearInterval(dayTimer);
      for (const stopListening of unheard) stopListening();
      await Promise.all([
        listening.stop(),
        projector.stop(),
        webhooks.stop(),
        asking.stop(),
        rounds.stop(),
        sweeping,
        looking.stop(),
        turning,
        shelves.stop(),
      ]);
    },
  };
}
