/** Receipts for those who may read them: the organiser all, a lead those of the own region, a producer the own lines. */
import { z } from 'zod';
import { type Id, isId } from '../../kinds/id.ts';
import {
  type Api,
  contextOf,
  createApi,
  declare,
  editionParam,
  reachIn,
  type Services,
} from '../../platform/http/api.ts';
import { flagInQuery, wholeInQuery } from '../../platform/http/query.ts';
import * as contract from './contract.ts';
import { getLinkedReceipt } from './get-linked-receipt.ts';
import { getReceipt } from './get-receipt.ts';
import { listReceipts } from './list-receipts.ts';
import { listShifts } from './list-shifts.ts';
import { linkedReceipt } from './rules/linked-receipt.ts';

const uuid = { type: 'string', format: 'uuid' } as const;
const { region, product, booth, discounted, ...plain } = contract.receiptFilter.shape;

// Schemas of the contract may have been made before `.openapi` was added to them; their clones always have it.
const listQuery = z.object({
  ...plain,
  discounted: flagInQuery.optional().openapi({ description: 'Receipts on which something was let off, by what was.' }),
  hour: wholeInQuery(0, 23).exactOptional(),
  region: region.clone().openapi({ type: 'string', example: '64.71' }),
  product: product.clone().openapi(uuid),
  booth: booth.clone().openapi(uuid),
  after: z.string().max(100).optional().openapi({ description: 'The `next` of the page before.' }),
  limit: wholeInQuery(1, 200).optional(),
});

const shiftsQuery = z.object({
  ...contract.shiftFilter.shape,
  booth: contract.shiftFilter.shape.booth.clone().openapi(uuid),
  state: contract.shiftFilter.shape.state.clone().openapi({
    description: '`short`: less was counted at the close than the till expected.',
  }),
  after: z.string().max(120).optional().openapi({ description: 'The `next` of the page before.' }),
  limit: wholeInQuery(1, 200).optional(),
});

const receiptParam = editionParam.extend({
  receipt: z.custom<Id<'event'>>(isId, 'not an id').openapi({ ...uuid, param: { name: 'receipt', in: 'path' } }),
});

const linkParam = editionParam.extend({
  key: z
    .string()
    .max(100)
    .openapi({ param: { name: 'key', in: 'path' }, description: 'The last part of the receipt’s address.' }),
});

const linked = linkedReceipt.clone().openapi('LinkedReceipt');
const shifts = contract.shiftPage.clone().openapi('ShiftPage');
const page = contract.receiptPage.clone().openapi('ReceiptPage');
const detail = contract.receiptDetail.clone().openapi('Receipt');

export function tillApi(services: Services): Api {
  return createApi()
    .openapi(
      declare(services, 'receipts.read', {
        method: 'get',
        path: '/api/v1/editions/{slug}/receipts',
        tags: ['Receipts'],
        summary: 'Receipts, the newest first; a void stands beside its sale',
        request: { params: editionParam, query: listQuery },
        responses: { 200: { description: 'A page of receipts.', content: { 'application/json': { schema: page } } } },
      }),
      async (c) => {
        const { after, limit, discounted: lessened, ...rest } = c.req.valid('query');
        const filter = { ...rest, ...(lessened ? { discounted: true as const } : {}) };
        const ctx = contextOf(c, services);
        const asked = { filter, after, limit, reach: reachIn(c) };
        return c.json(await services.runner.query(ctx, (tx) => listReceipts(ctx, tx, asked)), 200);
      },
    )
    .openapi(
      declare(services, 'receipts.read', {
        method: 'get',
        path: '/api/v1/editions/{slug}/receipts/{receipt}',
        tags: ['Receipts'],
        summary: 'One receipt with its lines and payments',
        request: { params: receiptParam },
        responses: { 200: { description: 'The receipt.', content: { 'application/json': { schema: detail } } } },
      }),
      async (c) => {
        const ctx = contextOf(c, services);
        const asked = { id: c.req.valid('param').receipt, reach: reachIn(c) };
        return c.json(await services.runner.query(ctx, (tx) => getReceipt(ctx, tx, asked)), 200);
      },
    )
    .openapi(
      declare(services, 'devices.read', {
        method: 'get',
        path: '/api/v1/editions/{slug}/shifts',
        tags: ['Receipts'],
        summary:
          'Shifts of tills with expected and counted cash, the newest first; a lead sees those of the own region',
        request: { params: editionParam, query: shiftsQuery },
        responses: { 200: { description: 'A page of shifts.', content: { 'application/json': { schema: shifts } } } },
      }),
      async (c) => {
        const { after, limit, ...filter } = c.req.valid('query');
        const ctx = contextOf(c, services);
        const asked = { filter, after, limit, reach: reachIn(c) };
        return c.json(await services.runner.query(ctx, (tx) => listShifts(ctx, tx, asked)), 200);
      },
    )
    .openapi(
      declare(services, 'public', {
        method: 'get',
        path: '/api/v1/editions/{slug}/receipt-links/{key}',
        tags: ['Receipts'],
        summary: 'The sale of a receipt’s secret link, for a phone that pays some of it back',
        request: { params: linkParam },
        responses: { 200: { description: 'The sale.', content: { 'application/json': { schema: linked } } } },
      }),
      async (c) => {
        const ctx = contextOf(c, services);
        const { key } = c.req.valid('param');
        c.header('cache-control', 'no-store');
        return c.json(await services.runner.query(ctx, (tx) => getLinkedReceipt(ctx, tx, key)), 200);
      },
    );
}
