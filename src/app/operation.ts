/** What is counted while the server works, for monitors: a fixed set of names, whatever comes in. */
import { statfs } from 'node:fs/promises';
import type pg from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Pulse } from '../platform/db/pulse.ts';
import type { Services } from '../platform/http/api.ts';
import type { Answered } from '../platform/http/middleware.ts';
import type { EventReader } from '../slices/hall/index.ts';
import { countStored, type Stored } from './count-stored.ts';

export type DiskState = 'ok' | 'low' | 'full';

export interface Operation {
  readonly version: string;
  readonly metrics: Registry;
  readonly pulse: Pulse;
  /** Hears every answer. */
  observe(answered: Answered): void;
  /** Hears why something could not be stored. */
  noteTrouble(error: unknown): void;
  disk(): Promise<DiskState>;
}

/** PostgreSQL and Node say "no room" so. */
const NO_ROOM = new Set(['53100', 'ENOSPC', 'EDQUOT']);
/** A write that was refused for want of room counts for so long. */
const REMEMBERED_MS = 60_000;
const FULL_BYTES = 32 * 1_048_576;
const LOW_BYTES = 512 * 1_048_576;

const KINDS = ['page', 'upload', 'api', 'till', 'file'] as const;
type Kind = (typeof KINDS)[number];

function kindOf({ path, method }: Answered): Kind {
  if (method === 'POST' && /\/hall\/batches$/.test(path)) return 'upload';
  if (path.startsWith('/api/') || path === '/healthz' || path === '/metrics') return 'api';
  if (path.startsWith('/kasir/')) return 'till';
  return /\.[a-z0-9]{2,11}$/.test(path) && !path.endsWith('.data') ? 'file' : 'page';
}

const statusClass = (status: number) => `${Math.floor(status / 100)}xx`;

export interface OperationParts {
  readonly version: string;
  readonly services: Services;
  readonly pool: pg.Pool;
  readonly pulse: Pulse;
  /** The folder whose disk matters; undefined where the database is elsewhere. */
  readonly dataDir: string | undefined;
}

export function createOperation({ version, services, pool, pulse, dataDir }: OperationParts): Operation {
  const metrics = new Registry();
  const registers = [metrics];
  collectDefaultMetrics({ register: metrics });
  new Gauge({ name: 'gelaran_info', help: 'Which program runs.', labelNames: ['version'], registers }).set(
    { version },
    1,
  );
  const answered = new Histogram({
    name: 'gelaran_request_seconds',
    help: 'How long answers took, by what was asked for (page, upload, api, till, file) and class of status.',
    labelNames: ['kind', 'status'],
    buckets: [0.01, 0.05, 0.25, 1, 5],
    registers,
  });
  let refusedForRoom = Number.NEGATIVE_INFINITY;

  async function freeBytes(): Promise<number> {
    if (dataDir === undefined) return Number.POSITIVE_INFINITY;
    const { bavail, bsize } = await statfs(dataDir);
    return bavail * bsize;
  }
  const gauge = (name: string, help: string, read: () => Promise<number> | number) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        // A figure that cannot be had now is left out; the others are told all the same.
        const value = await Promise.resolve(read()).catch(() => undefined);
        if (value === undefined || !Number.isFinite(value)) this.reset();
        else this.set(value);
      },
    });
  const stored = rememberedFor(
    2_000,
    async (): Promise<Stored | undefined> => (pulse.awayFor() > 0 ? undefined : countStored(services)),
  );
  const count = (read: (figures: Stored) => number) => async () => {
    const figures = await stored();
    return figures ? read(figures) : Number.NaN;
  };
  gauge('gelaran_database_up', 'Whether the database answers.', async () => ((await pulse.ask()) ? 1 : 0));
  gauge(
    'gelaran_database_bytes',
    'Size of the database.',
    count((all) => all.databaseBytes),
  );
  gauge('gelaran_disk_free_bytes', 'Room left on the disk of DATA_DIR.', freeBytes);
  gauge('gelaran_pool_connections', 'Connections to the database.', () => pool.totalCount);
  gauge('gelaran_pool_idle', 'Connections that nobody uses now.', () => pool.idleCount);
  gauge('gelaran_pool_waiting', 'Work that waits for a connection.', () =>
    // Who asks while one is free waits for a moment only: these very figures among them.
    Math.max(0, pool.waitingCount - pool.idleCount),
  );
  gauge(
    'gelaran_outbox_waiting',
    'News rows that the worker has not taken yet.',
    count((all) => all.outbox),
  );
  gauge(
    'gelaran_webhook_news_waiting',
    'News that is not yet made into messages.',
    count((all) => all.webhookNews),
  );
  gauge(
    'gelaran_webhook_news_aside',
    'News of which no message can be made.',
    count((all) => all.webhookAside),
  );
  gauge(
    'gelaran_webhook_deliveries_waiting',
    'Messages that no receiver has taken yet.',
    count((all) => all.webhookDeliveries),
  );
  gauge(
    'gelaran_mail_waiting',
    'Mails that were kept and have not been sent.',
    count((all) => all.mailWaiting),
  );
  gauge(
    'gelaran_mail_failed',
    'Mails that the mail server has refused.',
    count((all) => all.mailFailed),
  );
  gauge(
    'gelaran_devices',
    'Enrolled phones that are not revoked.',
    count((all) => all.devices),
  );
  gauge(
    'gelaran_devices_unsent',
    'Sales that phones have said they still hold.',
    count((all) => all.unsent),
  );
  gauge(
    'gelaran_exceptions_open',
    'Matters in "Perlu diperiksa".',
    count((all) => all.exceptions),
  );
  gauge(
    'gelaran_organisers',
    'Organisers of this installation.',
    count((all) => all.organisers),
  );
  gauge(
    'gelaran_editions',
    'Editions of this installation.',
    count((all) => all.editions),
  );

  return {
    version,
    metrics,
    pulse,
    observe: (answer) =>
      answered.observe({ kind: kindOf(answer), status: statusClass(answer.status) }, answer.ms / 1_000),
    noteTrouble(error) {
      if (error instanceof Error && 'code' in error && NO_ROOM.has(String(error.code)))
        refusedForRoom = performance.now();
    },
    async disk() {
      if (performance.now() - refusedForRoom < REMEMBERED_MS) return 'full';
      const free = await freeBytes().catch(() => Number.POSITIVE_INFINITY);
      return free < FULL_BYTES ? 'full' : free < LOW_BYTES ? 'low' : 'ok';
    },
  };
}

/** Asks once for whoever asks within a while. */
function rememberedFor<T>(ms: number, read: () => Promise<T>): () => Promise<T> {
  let held: { readonly at: number; readonly value: Promise<T> } | undefined;
  return () => {
    if (held && performance.now() - held.at < ms) return held.value;
    held = { at: performance.now(), value: read() };
    return held.value;
  };
}

/** Counts the events of uploads as this process takes them in; what is tried again after a conflict counts again. */
export function eventCounter(metrics: Registry): EventReader {
  const counter = new Counter({
    name: 'gelaran_events_total',
    help: 'Events of phones taken in by this process, by kind.',
    labelNames: ['kind'],
    registers: [metrics],
  });
  const kinds = ['sale.recorded', 'sale.voided', 'refund.recorded', 'shift.opened', 'shift.closed'] as const;
  for (const kind of kinds) counter.inc({ kind }, 0);
  return {
    kinds,
    async record(_tx, { events }) {
      for (const { kind } of events) counter.inc({ kind });
      return [];
    },
  };
}
