/** The hall's routes for devices (docs/hall-protocol.md) and for the officers who enrol and watch them. */
import { z } from 'zod';
import {
  type Api,
  contextOf,
  createApi,
  declare,
  editionParam,
  reachIn,
  type Services,
} from '../../platform/http/api.ts';
import { readBody } from '../../platform/http/read-body.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { signedSnapshot } from '../catalogue/contract.ts';
import { currentSnapshot } from '../catalogue/index.ts';
import { id } from '../editions/contract.ts';
import { takeCatalogueRequest } from './check-catalogue-request.ts';
import { isSignedBy } from './check-signature.ts';
import { checkProof, claimEnrolment } from './claim-enrolment.ts';
import {
  batchReply,
  catalogueClaim,
  claimReply,
  claimRequest,
  deviceLabel,
  ENROLMENT_MINUTES,
  MAX_BATCH_EVENTS,
  MAX_BODY_BYTES,
  MAX_LINE_BYTES,
  PROTOCOL,
  protocolReply,
  SCHEMA_VERSION,
} from './contract.ts';
import { createEnrolment } from './create-enrolment.ts';
import { createDeviceKeys } from './device-keys.ts';
import { organiserOfCode } from './enrolment-code.ts';
import { errors } from './errors.ts';
import type { EventReader } from './event-reader.ts';
import { countUnknownCode } from './guess-codes.ts';
import { listDevices } from './list-devices.ts';
import { receiveBatch } from './receive-batch.ts';
import { reviewApi } from './review-api.ts';
import { revokeDevice } from './revoke-device.ts';
import { lockDevice } from './store.ts';

const uuid = { type: 'string', format: 'uuid' } as const;
const signature = z.object({
  'gelaran-signature': z.string().max(200).openapi({ description: 'base64url of the device’s signature.' }),
});
const catalogueHeader = signature.extend({
  'gelaran-device': id<'device'>().openapi(uuid),
  'gelaran-time': z.string().max(40).optional().openapi({
    description:
      'The time of the request, RFC 3339 in UTC with milliseconds, as it is signed. Tills of before leave it out.',
  }),
});
const deviceParam = editionParam.extend({
  device: id<'device'>().openapi({ ...uuid, param: { name: 'device', in: 'path' } }),
});
const newEnrolment = z.strictObject({
  booth: id<'booth'>().openapi(uuid),
  label: deviceLabel,
  replaces: id<'device'>()
    .optional()
    .openapi({ ...uuid, description: 'The till that the phone takes over from; it is revoked by the claim.' }),
});
const madeEnrolment = z.object({
  id: z.string(),
  code: z.string(),
  link: z.string(),
  boothNumber: z.string(),
  expiresAt: z.string(),
});
const device = z.object({
  id: z.string(),
  code: z.string(),
  label: z.string(),
  boothNumber: z.string().nullable(),
  lastSeenAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  clockOffset: z.int().nullable(),
  unsent: z.int().nullable(),
  persisted: z.boolean().nullable(),
  appVersion: z.string().nullable(),
  lastSeq: z.int(),
  /** Records before the last that have not come. */
  missing: z.int(),
  boothId: z.string().nullable(),
  /** The code of the phone that this one took over from, and of the one that took over from it. */
  replaces: z.string().nullable(),
  replacedBy: z.string().nullable(),
  /** Lines kept aside that nobody has judged. */
  aside: z.int(),
});

/** Where a phone opens the till; the code travels in the fragment, which no server and no log sees. */
export function enrolmentLink(publicUrl: string, code: string): string {
  return `${publicUrl}/kasir/#daftar=${code}`;
}

const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());

export function hallApi(services: Services, readers: readonly EventReader[]): Api {
  const { runner, clock } = services;
  const keys = createDeviceKeys(runner);
  const api = createApi()
    .openapi(
      declare(services, 'public', {
        method: 'get',
        path: '/api/v1/hall/protocol',
        tags: ['Hall'],
        summary: 'Which versions of the protocol of tills this server takes, and its limits',
        responses: {
          200: { description: 'The same for everybody.', content: { 'application/json': { schema: protocolReply } } },
        },
      }),
      (c) =>
        c.json(
          {
            protocols: [PROTOCOL],
            schemaVersion: SCHEMA_VERSION,
            limits: {
              batchEvents: MAX_BATCH_EVENTS,
              bodyBytes: MAX_BODY_BYTES,
              lineBytes: MAX_LINE_BYTES,
              enrolmentMinutes: ENROLMENT_MINUTES,
            },
          },
          200,
        ),
    )
    .openapi(
      declare(services, 'device', {
        method: 'post',
        path: '/api/v1/hall/enrolments/claim',
        tags: ['Hall'],
        summary: 'Makes a phone the till that an officer’s code was made for',
        request: { body: { content: { 'application/json': { schema: claimRequest } } } },
        responses: {
          200: {
            description: 'What the phone needs to work offline.',
            content: { 'application/json': { schema: claimReply } },
          },
        },
      }),
      async (c) => {
        const request = c.req.valid('json');
        await checkProof(request);
        try {
          const organiser = organiserOfCode(request.code);
          if (!organiser) throw new DomainError(errors['code-unknown']);
          const ctx = {
            actor: { kind: 'public' },
            organiser,
            clock,
            locale: c.get('locale'),
            requestId: c.get('requestId'),
          } as const;
          return c.json(await runner.command(ctx, (tx) => claimEnrolment(ctx, tx, request, readers)), 200);
        } catch (error) {
          if (error instanceof DomainError && error.code === errors['code-unknown'].code)
            await countUnknownCode(runner.db, c.get('client') ?? 'nowhere', clock.now());
          throw error;
        }
      },
    )
    .openapi(
      declare(services, 'device', {
        method: 'post',
        path: '/api/v1/editions/{slug}/hall/batches',
        tags: ['Hall'],
        summary: 'Takes a signed batch of at most 200 events, or a heartbeat',
        description: 'The body is application/x-ndjson: a header line, then event lines. See docs/hall-protocol.md.',
        request: { params: editionParam, headers: signature },
        responses: {
          200: { description: 'Sent after COMMIT.', content: { 'application/json': { schema: batchReply } } },
        },
      }),
      async (c) => {
        const bytes = await readBody(c.req.raw, MAX_BODY_BYTES, errors['body-too-large']);
        const upload = { bytes, signature: c.req.valid('header')['gelaran-signature'] };
        const reply = await receiveBatch({ runner, keys, readers }, contextOf(c, services), upload);
        // A few hundred bytes: packing them would cost as much as judging sixty events.
        return c.json(reply, 200, { 'cache-control': 'no-store, no-transform' });
      },
    )
    .openapi(
      declare(services, 'device', {
        method: 'get',
        path: '/api/v1/editions/{slug}/hall/catalogue',
        tags: ['Hall'],
        summary: 'The newest signed catalogue of the device’s booth',
        request: { params: editionParam, headers: catalogueHeader },
        responses: {
          200: { description: 'The snapshot.', content: { 'application/json': { schema: signedSnapshot } } },
        },
      }),
      async (c) => {
        const ctx = contextOf(c, services);
        const given = c.req.valid('header');
        const key = await keys.find(ctx, given['gelaran-device']);
        if (!key) throw new DomainError(errors['device-unknown']);
        const asked = catalogueClaim(given['gelaran-device'], given['gelaran-time']);
        if (!(await isSignedBy(key, asked, given['gelaran-signature'])))
          throw new DomainError(errors['signature-invalid']);
        const snapshot = await runner.command(ctx, async (tx) => {
          const device = await lockDevice(ctx, tx, given['gelaran-device']);
          // What it has to send is still taken; what supervisors chose since is not for whoever holds it now.
          if (device?.record.revoked) throw new DomainError(errors['device-revoked']);
          const booth = device?.booth;
          if (!booth) throw new DomainError(errors['no-booth']);
          await takeCatalogueRequest(ctx, tx, given['gelaran-device'], given['gelaran-time']);
          return currentSnapshot(ctx, tx, booth);
        });
        return c.json(snapshot, 200);
      },
    )
    .openapi(
      declare(services, 'devices.enrol', {
        method: 'post',
        path: '/api/v1/editions/{slug}/hall/enrolments',
        tags: ['Hall'],
        summary: 'Makes an enrolment code for a booth: single use, ten minutes',
        request: { params: editionParam, body: { content: { 'application/json': { schema: newEnrolment } } } },
        responses: {
          201: { description: 'The code, shown once.', content: { 'application/json': { schema: madeEnrolment } } },
        },
      }),
      async (c) => {
        const ctx = contextOf(c, services);
        const made = await runner.command(ctx, (tx) => createEnrolment(ctx, tx, c.req.valid('json')));
        const link = enrolmentLink(services.settings.publicUrl, made.code);
        return c.json({ ...made, link, expiresAt: new Date(made.expiresAt).toISOString() }, 201);
      },
    )
    .openapi(
      declare(services, 'devices.read', {
        method: 'get',
        path: '/api/v1/editions/{slug}/hall/devices',
        tags: ['Hall'],
        summary: 'The phones of an edition and how they are doing',
        request: { params: editionParam },
        responses: {
          200: {
            description: 'All phones in reach.',
            content: { 'application/json': { schema: z.object({ items: z.array(device) }) } },
          },
        },
      }),
      async (c) => {
        const ctx = contextOf(c, services);
        const devices = await runner.query(ctx, (tx) => listDevices(ctx, tx, reachIn(c)));
        const items = devices.map(({ enrolledAt: _, regionName: _r, battery: _b, enrolledBy: _e, ...state }) => ({
          ...state,
          lastSeenAt: instant(state.lastSeenAt),
          revokedAt: instant(state.revokedAt),
        }));
        return c.json({ items }, 200);
      },
    )
    .openapi(
      declare(services, 'devices.revoke', {
        method: 'post',
        path: '/api/v1/editions/{slug}/hall/devices/{device}/revoke',
        tags: ['Hall'],
        summary: 'Revokes a phone; what it still sends is kept aside',
        request: { params: deviceParam },
        responses: { 204: { description: 'Revoked.' } },
      }),
      async (c) => {
        const ctx = contextOf(c, services);
        await runner.command(ctx, (tx) => revokeDevice(ctx, tx, c.req.valid('param').device));
        return c.body(null, 204);
      },
    );
  api.route('/', reviewApi(services, readers));
  return api;
}
