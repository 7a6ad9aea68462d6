/** What happened to lines that did not go through as they came, by machine: exceptions, and lines that were kept aside. */
import { z } from 'zod';
import { typedDay } from '../../platform/forms/typed-day.ts';
import { type Api, contextOf, createApi, declare, editionParam, type Services } from '../../platform/http/api.ts';
import { wholeInQuery } from '../../platform/http/query.ts';
import { id } from '../editions/contract.ts';
import { EXCEPTION_OUTCOMES, QUARANTINE_VERDICTS, quarantineCodes } from './contract.ts';
import type { EventReader } from './event-reader.ts';
import { judgeAside, judgeAsideInput } from './judge-aside.ts';
import { type AsideLine, getAside, listAside } from './list-aside.ts';
import { getException, listExceptions, type ShownException } from './list-exceptions.ts';
import { reopenException, settleException, settleInput } from './settle-exception.ts';

const uuid = { type: 'string', format: 'uuid' } as const;
const base = '/api/v1/editions/{slug}/hall';

const narrowed = {
  device: id<'device'>().optional().openapi(uuid),
  booth: id<'booth'>().optional().openapi(uuid),
  day: typedDay.optional().openapi({ description: 'A business day of the edition, in its zone.' }),
  since: z.iso.datetime({ offset: true }).optional().openapi({
    description: 'Only what has come, or was decided, at this instant or later: for whoever asks again and again.',
  }),
  after: z.string().max(160).optional().openapi({ description: 'The `next` of the page before.' }),
  limit: wholeInQuery(1, 200).optional(),
};

const exceptionsQuery = z.object({
  state: z.enum(['open', 'settled', 'all']).default('all'),
  code: z.string().max(60).optional().openapi({ description: 'The kind, such as `unknown-sale`.' }),
  ...narrowed,
});
const keptQuery = z.object({
  state: z.enum(['waiting', 'judged', 'all']).default('all'),
  code: z.enum(quarantineCodes).optional(),
  ...narrowed,
});

const exception = z
  .object({
    id: z.string().openapi(uuid),
    code: z.string(),
    device: z.string().openapi(uuid),
    deviceCode: z.string(),
    booth: z.string().nullable(),
    boothNumber: z.string().nullable(),
    /** The event that it is about; null where it is about the phone, or about a line that is no event. */
    event: z.string().nullable(),
    seq: z.int().nullable(),
    /** What it is about, by kind: docs/hall-protocol.md. */
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    raisedAt: z.iso.datetime(),
    settledAt: z.iso.datetime().nullable(),
    settledBy: z.string().nullable(),
    outcome: z.enum(EXCEPTION_OUTCOMES).nullable(),
    note: z.string().nullable(),
  })
  .openapi('HallException');

const keptLine = z
  .object({
    device: z.string().openapi(uuid),
    deviceCode: z.string(),
    booth: z.string().nullable(),
    boothNumber: z.string().nullable(),
    hash: z
      .string()
      .openapi({ description: 'Lower-case hex SHA-256 of its bytes: with the device it names the line.' }),
    code: z.enum(quarantineCodes),
    detail: z.string(),
    seq: z.int().nullable(),
    event: z.string().nullable(),
    receivedAt: z.iso.datetime(),
    bytes: z.string().openapi({ description: 'Its bytes as they came, in lower-case hex.' }),
    verdict: z.enum(QUARANTINE_VERDICTS).nullable(),
    reason: z.string().nullable(),
    judgedAt: z.iso.datetime().nullable(),
    judgedBy: z.string().nullable(),
  })
  .openapi('KeptLine');

const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable().openapi({ description: 'Null at the end.' }) });
const exceptionPage = pageOf(exception).openapi('HallExceptionPage');
const keptPage = pageOf(keptLine).openapi('KeptLinePage');

const exceptionParam = editionParam.extend({
  exception: id<'exception'>().openapi({ ...uuid, param: { name: 'exception', in: 'path' } }),
});
const lineParam = editionParam.extend({
  device: id<'device'>().openapi({ ...uuid, param: { name: 'device', in: 'path' } }),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .openapi({ param: { name: 'hash', in: 'path' } }),
});
const settling = settleInput.omit({ id: true }).openapi('SettleException');
const judging = judgeAsideInput.extend({ device: id<'device'>().openapi(uuid) }).openapi('JudgeKeptLines');
const judged = z
  .object({
    accepted: z.int(),
    setAside: z.int(),
    unsound: z.int().openapi({ description: 'Lines that cannot enter the log; they still wait.' }),
    left: z.int().openapi({ description: 'Lines of the phone that still wait.' }),
  })
  .openapi('KeptLinesJudged');

const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const toldException = ({ raisedAt, settledAt, ...told }: ShownException) => ({
  ...told,
  raisedAt: new Date(raisedAt).toISOString(),
  settledAt: instant(settledAt),
});
const toldLine = ({ receivedAt, judgedAt, ...told }: AsideLine) => ({
  ...told,
  receivedAt: new Date(receivedAt).toISOString(),
  judgedAt: instant(judgedAt),
});

const answers = <T extends z.ZodType>(description: string, schema: T) => ({
  200: { description, content: { 'application/json': { schema } } },
});

/** When something was asked for since; the list's own form of it. */
function askedFor<T extends { readonly since?: string | undefined }>({ since, ...asked }: T) {
  return { ...asked, ...(since === undefined ? {} : { since: new Date(since) }) };
}

export function reviewApi(services: Services, readers: readonly EventReader[]): Api {
  const api = createApi();
  exceptionsApi(api, services);
  keptLinesApi(api, services, readers);
  return api;
}

function exceptionsApi(api: Api, services: Services): void {
  const { runner } = services;
  api.openapi(
    declare(services, 'exceptions.read', {
      method: 'get',
      path: `${base}/exceptions`,
      tags: ['Hall'],
      summary: 'What a person has to look at, or has looked at: the newest first',
      description: 'An exception never undoes the event that it is about. Kinds and their data: docs/hall-protocol.md.',
      request: { params: editionParam, query: exceptionsQuery },
      responses: answers('A page of exceptions.', exceptionPage),
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const asked = askedFor(c.req.valid('query'));
      const { items, next } = await runner.query(ctx, (tx) => listExceptions(ctx, tx, asked));
      return c.json({ items: items.map(toldException), next }, 200);
    },
  );
  api.openapi(
    declare(services, 'exceptions.read', {
      method: 'get',
      path: `${base}/exceptions/{exception}`,
      tags: ['Hall'],
      summary: 'One exception',
      request: { params: exceptionParam },
      responses: answers('The exception.', exception),
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const wanted = c.req.valid('param').exception;
      return c.json(toldException(await runner.query(ctx, (tx) => getException(ctx, tx, wanted))), 200);
    },
  );
  api.openapi(
    declare(services, 'exceptions.settle', {
      method: 'post',
      path: `${base}/exceptions/{exception}/settle`,
      tags: ['Hall'],
      summary: 'Says what came of an exception; 409 `hall.exception-settled` when somebody was quicker',
      request: { params: exceptionParam, body: { content: { 'application/json': { schema: settling } } } },
      responses: answers('As it is now.', exception),
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const wanted = c.req.valid('param').exception;
      const said = c.req.valid('json');
      const settled = await runner.command(ctx, async (tx) => {
        await settleException(ctx, tx, { id: wanted, ...said });
        return getException(ctx, tx, wanted);
      });
      return c.json(toldException(settled), 200);
    },
  );
  api.openapi(
    declare(services, 'exceptions.settle', {
      method: 'post',
      path: `${base}/exceptions/{exception}/reopen`,
      tags: ['Hall'],
      summary: 'Opens a settled exception again; nothing happens to an open one',
      request: { params: exceptionParam },
      responses: answers('As it is now.', exception),
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const wanted = c.req.valid('param').exception;
      const opened = await runner.command(ctx, async (tx) => {
        await reopenException(ctx, tx, { id: wanted });
        return getException(ctx, tx, wanted);
      });
      return c.json(toldException(opened), 200);
    },
  );
}

function keptLinesApi(api: Api, services: Services, readers: readonly EventReader[]): void {
  const { runner } = services;
  api.openapi(
    declare(services, 'exceptions.read', {
      method: 'get',
      path: `${base}/kept-lines`,
      tags: ['Hall'],
      summary: 'Lines of uploads that were kept aside, phone by phone in the order of their seqs',
      request: { params: editionParam, query: keptQuery },
      responses: answers('A page of lines.', keptPage),
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const asked = askedFor(c.req.valid('query'));
      const { items, next } = await runner.query(ctx, (tx) => listAside(ctx, tx, asked));
      return c.json({ items: items.map(toldLine), next }, 200);
    },
  );
  api.openapi(
    declare(services, 'exceptions.read', {
      method: 'get',
      path: `${base}/kept-lines/{device}/{hash}`,
      tags: ['Hall'],
      summary: 'One line that was kept aside',
      request: { params: lineParam },
      responses: answers('The line.', keptLine),
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const { device, hash } = c.req.valid('param');
      return c.json(toldLine(await runner.query(ctx, (tx) => getAside(ctx, tx, { device, hash }))), 200);
    },
  );
  api.openapi(
    declare(services, 'exceptions.settle', {
      method: 'post',
      path: `${base}/kept-lines/judge`,
      tags: ['Hall'],
      summary:
        'Takes kept lines of a phone into the log, where they are sound, or leaves them out for ever with a reason',
      request: { params: editionParam, body: { content: { 'application/json': { schema: judging } } } },
      responses: answers('What became of them.', judged),
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const said = c.req.valid('json');
      return c.json(await runner.command(ctx, (tx) => judgeAside(readers, ctx, tx, said)), 200);
    },
  );
}
