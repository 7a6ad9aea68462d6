/** Charges for devices, and where gateways tell what became of them. */
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import type { Id } from '../../../kinds/id.ts';
import { MAX_AMOUNT } from '../../../kinds/money.ts';
import {
  type Api,
  type ApiEnv,
  contextOf,
  createApi,
  declare,
  editionParam,
  type Services,
} from '../../../platform/http/api.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { createDeviceKeys, hallErrors, isSignedBy, sha256Of } from '../../hall/index.ts';
import { findOrganiser } from '../../people/index.ts';
import { MAX_PAYMENTS } from '../../till/contract.ts';
import { CHARGE_STATES, chargeClaim, chargeStateClaim } from '../../till/rules/gateway-charge.ts';
import { id } from '../contract.ts';
import { errors } from '../errors.ts';
import { chargePayment, type GatewayParts, getCharge } from './charges.ts';
import { GATEWAYS } from './gateway.ts';
import { takeNotification } from './notifications.ts';

const uuid = { type: 'string', format: 'uuid' } as const;
const deviceHeader = z.object({
  'gelaran-device': id<'device'>().openapi(uuid),
  'gelaran-signature': z.string().max(200).openapi({ description: 'base64url of the device’s signature.' }),
});
const chargeRequest = z
  .strictObject({
    sale: id<'event'>().openapi({ ...uuid, description: 'The id that the sale’s event will have.' }),
    no: z.int().min(1).max(MAX_PAYMENTS).openapi({ description: 'The number of the payment in it, from 1.' }),
    amount: z.int().min(1).max(MAX_AMOUNT),
  })
  .openapi('GatewayChargeRequest');
const charge = z
  .object({
    id: z.string(),
    state: z.enum(CHARGE_STATES),
    amount: z.int(),
    qr: z.string().nullable(),
    gateway: z.string(),
    expiresAt: z.string(),
  })
  .openapi('GatewayCharge');
const chargeParam = editionParam.extend({
  charge: id<'charge'>().openapi({ ...uuid, param: { name: 'charge', in: 'path' } }),
});
const gatewayParam = z.object({
  organiser: z
    .string()
    .max(80)
    .openapi({ param: { name: 'organiser', in: 'path' } }),
  gateway: z
    .string()
    .max(40)
    .openapi({ param: { name: 'gateway', in: 'path' }, description: GATEWAYS.join(', ') }),
});

const MOST_NOTIFICATION_BYTES = 64 * 1024;

export function gatewaysApi(services: Services, parts: GatewayParts): Api {
  const { runner } = services;
  const keys = createDeviceKeys(runner);
  const api = createApi();

  async function mustBeSigned(c: HonoContext<ApiEnv>, device: Id<'device'>, signature: string, claim: string) {
    const key = await keys.find(contextOf(c, services), device);
    if (!key) throw new DomainError(hallErrors['device-unknown']);
    if (!(await isSignedBy(key, claim, signature))) throw new DomainError(hallErrors['signature-invalid']);
  }

  api.openapi(
    declare(services, 'device', {
      method: 'post',
      path: '/api/v1/editions/{slug}/gateway-charges',
      tags: ['Payments'],
      summary: 'A QR code of the organiser’s gateway for one payment of one sale',
      description:
        'Signed over `gelaran-charge-v1`, a newline and the lower-case hex SHA-256 of the body. Answered with 409 `takings.gateway-off` where no gateway is on and with 503 where it does not answer: then the till shows the booth’s own code.',
      request: {
        params: editionParam,
        headers: deviceHeader,
        body: { content: { 'application/json': { schema: chargeRequest } } },
      },
      responses: { 200: { description: 'The charge.', content: { 'application/json': { schema: charge } } } },
    }),
    async (c) => {
      const { 'gelaran-device': device, 'gelaran-signature': signature } = c.req.valid('header');
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      await mustBeSigned(c, device, signature, chargeClaim(sha256Of(bytes)));
      return c.json(await chargePayment(parts, contextOf(c, services), { device, ...c.req.valid('json') }), 200);
    },
  );

  api.openapi(
    declare(services, 'device', {
      method: 'get',
      path: '/api/v1/editions/{slug}/gateway-charges/{charge}',
      tags: ['Payments'],
      summary: 'What became of a charge of this device',
      description: 'Signed over `gelaran-charge-state-v1`, a newline and the charge’s id.',
      request: { params: chargeParam, headers: deviceHeader },
      responses: { 200: { description: 'The charge.', content: { 'application/json': { schema: charge } } } },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const { 'gelaran-device': device, 'gelaran-signature': signature } = c.req.valid('header');
      const wanted = c.req.valid('param').charge;
      await mustBeSigned(c, device, signature, chargeStateClaim(wanted));
      return c.json(await runner.query(ctx, (tx) => getCharge(ctx, tx, device, wanted)), 200);
    },
  );

  api.openapi(
    declare(services, 'public', {
      method: 'post',
      path: '/api/v1/gateways/{organiser}/{gateway}/notifications',
      tags: ['Payments'],
      summary: 'Where a payment gateway tells what became of a charge',
      description: 'Believed only with the gateway’s own signature or token. Each notification counts once.',
      request: { params: gatewayParam },
      responses: {
        200: { description: 'Kept.', content: { 'application/json': { schema: z.object({ outcome: z.string() }) } } },
      },
    }),
    async (c) => {
      const given = c.req.valid('param');
      const name = GATEWAYS.find((one) => one === given.gateway);
      const organiser = name && (await findOrganiser(runner.db, given.organiser));
      if (!name || !organiser) throw new DomainError(errors['gateway-unknown']);
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      if (bytes.length > MOST_NOTIFICATION_BYTES) throw new DomainError(common['too-large']);
      const ctx = {
        actor: { kind: 'system' },
        organiser: organiser.id,
        clock: services.clock,
        locale: c.get('locale'),
        requestId: c.get('requestId'),
      } as const;
      const received = { bytes, header: (header: string) => c.req.header(header) };
      const outcome = await takeNotification(parts, ctx, { name, received });
      return c.json({ outcome }, 200);
    },
  );

  return api;
}
