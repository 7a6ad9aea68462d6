/** For tests of the hall's server half: an edition with a booth, its API as phones meet it, and phones with real keys. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { Hono } from 'hono';
import { type Id, newId } from '../../../kinds/id.ts';
import type { Actor } from '../../../platform/db/context.ts';
import type { ApiEnv, Services } from '../../../platform/http/api.ts';
import { answerError, identify, knowClient } from '../../../platform/http/middleware.ts';
import { createLog } from '../../../platform/log/log.ts';
import { readSettings } from '../../../platform/settings/settings.ts';
import {
  BALIKPAPAN,
  type FixedIds,
  OPENING,
  openTestEdition,
  type TestEdition,
} from '../../editions/testing/test-edition.ts';
import { addBooth, drawHall } from '../../floor/index.ts';
import { hallApi } from '../api.ts';
import { createEnrolment } from '../create-enrolment.ts';
import type { EventReader } from '../event-reader.ts';
import { batchClaim, enrolmentClaim } from '../rules/batch-body.ts';
import { eventHash, genesisHash } from '../rules/chain.ts';
import { formatEvent } from '../rules/envelope.ts';
import { sha256Of } from '../sha256-of.ts';

export interface TestAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface HallHouse extends TestEdition {
  readonly booth: Id<'booth'>;
  /** The server's clock, which tests may set. */
  readonly clock: { at: number };
  /** Sends a request as this person, or as nobody. */
  ask(path: string, init?: RequestInit, actor?: Actor): Promise<TestAnswer>;
  /** Enrols a new phone at the booth. */
  enrol(): Promise<Phone>;
  upload(phone: Phone, lines: readonly string[], over?: UploadOver): Promise<TestAnswer>;
}

export interface Phone {
  readonly device: Id<'device'>;
  readonly code: string;
  readonly key: KeyObject;
}

export interface UploadOver {
  readonly slug?: string;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly signature?: string;
  readonly header?: object;
}

export async function openHallHouse(
  readers: readonly EventReader[] = [],
  fixed: FixedIds & { readonly booth?: Id<'booth'> } = {},
): Promise<HallHouse> {
  const edition = await openTestEdition(fixed);
  const clock = { at: OPENING };
  const { runner } = edition;
  const ctx = { ...edition.ctx, clock: { now: () => clock.at } };
  const booth = await runner.command(ctx, async (tx) => {
    const hall = await drawHall(ctx, tx, { name: 'Aula', width: 20_000, depth: 20_000 });
    const place = { x: 0, y: 0, width: 3_000, depth: 3_000, cluster: 'A', region: BALIKPAPAN };
    const { booth: id } = fixed;
    return addBooth(ctx, tx, { ...(id === undefined ? {} : { id }), hall, number: 'A1', ...place });
  });
  const services: Services = {
    runner,
    clock: ctx.clock,
    log: createLog('silent'),
    settings: readSettings({}),
    findTenant: async (slug) => {
      const found = slug === 'pertama' ? edition.ctx : slug === 'lain' ? edition.other : undefined;
      return found && { organiser: found.organiser, edition: found.edition, slug };
    },
  };
  const api = hallApi(services, readers);

  async function ask(path: string, init?: RequestInit, actor: Actor = { kind: 'public' }): Promise<TestAnswer> {
    const app = new Hono<ApiEnv>();
    app.onError(answerError());
    app.use(identify(services.log), knowClient(), async (c, next) => {
      c.set('actor', actor);
      await next();
    });
    app.route('/', api);
    const answer = await app.request(path, init);
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  }

  return {
    ...edition,
    ctx,
    booth,
    clock,
    ask,
    async enrol() {
      const { code } = await runner.command(ctx, (tx) => createEnrolment(ctx, tx, { booth, label: 'HP 1' }));
      const claim = claimOf(code);
      const { body } = await ask('/api/v1/hall/enrolments/claim', jsonOf(claim.request));
      const { device, code: prefix } = body as { device: Id<'device'>; code: string };
      return { device, code: prefix, key: claim.key };
    },
    async upload(phone, lines, over = {}) {
      const header = { ...headerOf(phone.device, clock.at), ...over.header };
      const body = over.body ?? Buffer.from([JSON.stringify(header), ...lines, ''].join('\n'));
      const signature = over.signature ?? signText(phone.key, batchClaim(sha256Of(body)));
      const headers = { 'content-type': 'application/x-ndjson', 'gelaran-signature': signature };
      return ask(`/api/v1/editions/${over.slug ?? 'pertama'}/hall/batches`, { method: 'POST', headers, body });
    },
  };
}

export function headerOf(device: string, at: number) {
  const sentAt = new Date(at).toISOString();
  return { protocol: 1, device, sentAt, appVersion: '0.1.0', unsent: 0, persisted: true, battery: null };
}

export function signText(key: KeyObject, text: string): string {
  return sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}

/** A claim of a code by a new key, or by the key given. */
export function claimOf(code: string, key = generateKeyPairSync('ec', { namedCurve: 'P-256' })) {
  const { x = '', y = '' } = key.publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const proof = signText(key.privateKey, enrolmentClaim(code));
  return { keys: key, key: key.privateKey, request: { code, publicKey: point.toString('base64url'), proof } };
}

export function jsonOf(body: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export interface ChainParts {
  readonly from?: number;
  readonly after?: string;
  readonly kind?: string;
  readonly id?: Id<'event'>;
  readonly schemaVersion?: number;
}

/** `count` lines of a phone's log, one after the other. */
export function chainOf(device: Id<'device'>, count: number, parts: ChainParts = {}): string[] {
  const { from = 1, kind = 'test.noted', schemaVersion = 1 } = parts;
  let prevHash = parts.after ?? genesisHash(sha256Of, device);
  return Array.from({ length: count }, (_, index) => {
    const seq = from + index;
    const id = parts.id ?? newId<'event'>();
    const at = { wallTime: OPENING + seq * 1_000, monotonic: seq * 1_000 };
    const line = formatEvent({
      device,
      seq,
      prevHash,
      id,
      schemaVersion,
      catalogueVersion: 0,
      ...at,
      kind,
      payload: { seq },
    });
    prevHash = eventHash(sha256Of, line);
    return line;
  });
}
