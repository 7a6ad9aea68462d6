/** The floor over HTTP: the plan for everybody, drawing and giving away for the committee, papers. */
import { z } from 'zod';
import type { Tx } from '../../platform/db/database.ts';
import {
  type Api,
  contextOf,
  createApi,
  declare,
  editionParam,
  reachIn,
  type Services,
} from '../../platform/http/api.ts';
import {
  answerOpenList,
  atEdition,
  knownToCaller,
  notModified,
  openAnswers,
  openPage,
  openQuery,
} from '../../platform/http/open-data.ts';
import type { Press } from '../../platform/press/press.ts';
import { type AtEdition, getContentVersion } from '../editions/index.ts';
import { assignBooth } from './assign-booth.ts';
import { moveHolder, releaseBooth, swapBooths } from './change-holders.ts';
import * as contract from './contract.ts';
import { planChanges, planSaved } from './drawing.ts';
import { getPlan } from './get-plan.ts';
import { openAssignments, openBooths, openHalls } from './open-lists.ts';
import { placeBusiness, removeBusiness } from './place-business.ts';
import { printPlan, printSigns } from './print/print.ts';
import { savePlan } from './save-plan.ts';
import { setBoothQris, settleQrisAlarm } from './set-booth-qris.ts';
import { setSellerQris } from './set-seller-qris.ts';

const plan = contract.plan.openapi('Plan');
const openAsked = z.object(openQuery);
const halls = openPage(contract.openHall.openapi('Hall')).openapi('HallPage');
const booths = openPage(contract.openBooth.openapi('Booth')).openapi('BoothPage');
const assignments = openPage(contract.openAssignment.openapi('BoothAssignment')).openapi('BoothAssignmentPage');
const base = '/api/v1/editions/{slug}';

const paperQuery = z.object({ lang: z.enum(['id', 'en']).default('id'), paper: z.enum(['a3', 'a4']).default('a3') });
const signsQuery = z.object({
  lang: z.enum(['id', 'en']).default('id'),
  booths: z
    .string()
    .max(8_000)
    .optional()
    .openapi({ description: 'Numbers of booths, joined by commas; all without it.', example: 'A1,A2' }),
});
const pdf = {
  description: 'A PDF.',
  content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
};
const paperHead = (name: string) => ({
  'content-type': 'application/pdf',
  'content-disposition': `inline; filename="${name}"`,
  'cache-control': 'private, no-cache',
});

/** An act with a body that answers with nothing. */
type Act = {
  readonly path: string;
  readonly access: 'floor.manage' | 'floor.fill';
  readonly summary: string;
  readonly body: z.ZodType;
  readonly work: (ctx: AtEdition, tx: Tx, input: never) => Promise<unknown>;
};

const ACTS: readonly Act[] = [
  {
    path: 'release',
    access: 'floor.manage',
    summary: 'Take a booth back',
    body: contract.releaseInput,
    work: releaseBooth,
  },
  {
    path: 'move',
    access: 'floor.manage',
    summary: 'Move a holder to another booth',
    body: contract.moveInput,
    work: moveHolder,
  },
  {
    path: 'swap',
    access: 'floor.manage',
    summary: 'Let two booths change holders',
    body: contract.swapInput,
    work: swapBooths,
  },
  {
    path: 'place',
    access: 'floor.fill',
    summary: 'Put a business into a booth',
    body: contract.placementInput,
    work: placeBusiness,
  },
  {
    path: 'unplace',
    access: 'floor.fill',
    summary: 'Take a business out of a booth',
    body: contract.placementInput,
    work: removeBusiness,
  },
  {
    path: 'qris',
    access: 'floor.manage',
    summary: 'Set a booth’s QRIS string',
    body: contract.boothQrisInput,
    work: setBoothQris,
  },
  {
    path: 'seller-qris',
    access: 'floor.manage',
    summary: 'Set the own QRIS string of a business that sells in a booth',
    body: contract.sellerQrisInput,
    work: setSellerQris,
  },
  {
    path: 'qris-seen',
    access: 'floor.manage',
    summary: 'Settle the alarm of a replaced QRIS string',
    body: contract.alarmInput,
    work: settleQrisAlarm,
  },
];

export function floorApi(services: Services, press: Press): Api {
  const api = createApi();
  const { runner } = services;
  readForAll(api, services);
  print(api, services, press);

  api.openapi(
    declare(services, 'floor.manage', {
      method: 'post',
      path: `${base}/floor/changes`,
      tags: ['Floor'],
      summary: 'Change the drawing; 409 floor.plan-conflict when others changed the same things since `base`',
      request: { params: editionParam, body: { content: { 'application/json': { schema: planChanges } } } },
      responses: { 200: { description: 'Kept.', content: { 'application/json': { schema: planSaved } } } },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const input = c.req.valid('json');
      return c.json(await runner.command(ctx, (tx) => savePlan(ctx, tx, input)), 200);
    },
  );

  api.openapi(
    declare(services, 'floor.manage', {
      method: 'post',
      path: `${base}/floor/assign`,
      tags: ['Floor'],
      summary: 'Give a booth to a delegation, an agency or businesses for days of the edition',
      request: {
        params: editionParam,
        body: { content: { 'application/json': { schema: contract.assignmentInput } } },
      },
      responses: {
        200: { description: 'Given.', content: { 'application/json': { schema: z.object({ id: z.string() }) } } },
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const input = c.req.valid('json');
      return c.json({ id: await runner.command(ctx, (tx) => assignBooth(ctx, tx, input)) }, 200);
    },
  );

  for (const { path, access, summary, body, work } of ACTS)
    api.openapi(
      declare(services, access, {
        method: 'post',
        path: `${base}/floor/${path}`,
        tags: ['Floor'],
        summary,
        request: { params: editionParam, body: { content: { 'application/json': { schema: body } } } },
        responses: { 204: { description: 'Done.' } },
      }),
      async (c) => {
        const ctx = contextOf(c, services);
        const input = c.req.valid('json') as never;
        await runner.command(ctx, (tx) => work(ctx, tx, input));
        return c.body(null, 204);
      },
    );
  return api;
}

function readForAll(api: Api, services: Services): void {
  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: `${base}/plan`,
      tags: ['Floor'],
      summary: 'The plan: halls, what is drawn in them, booths, whose they are and who sells there on the shown day',
      request: { params: editionParam },
      responses: {
        200: { description: 'Lengths in millimetres.', content: { 'application/json': { schema: plan } } },
        304: notModified,
      },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const found = await services.runner.query(ctx, async (tx) =>
        knownToCaller(c, await getContentVersion(ctx, tx)) ? undefined : getPlan(ctx, tx),
      );
      return found ? c.json(found, 200) : c.body(null, 304);
    },
  );
  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: `${base}/halls`,
      tags: ['Floor'],
      summary: 'The halls',
      request: { params: editionParam, query: openAsked },
      responses: openAnswers(halls, 'Lengths in millimetres.'),
    }),
    (c) => answerOpenList(c, atEdition(c, services), openHalls(contextOf(c, services)), c.req.valid('query')),
  );
  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: `${base}/booths`,
      tags: ['Floor'],
      summary: 'The booths by their numbers: whose they are and who sells there on the shown day',
      request: { params: editionParam, query: openAsked },
      responses: openAnswers(booths, 'Lengths in millimetres.'),
    }),
    (c) => answerOpenList(c, atEdition(c, services), openBooths(contextOf(c, services)), c.req.valid('query')),
  );
  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: `${base}/booth-assignments`,
      tags: ['Floor'],
      summary: 'Who holds which booth on which days, and who sells there',
      request: { params: editionParam, query: openAsked },
      responses: openAnswers(assignments, 'Days with both included.'),
    }),
    (c) => answerOpenList(c, atEdition(c, services), openAssignments(contextOf(c, services)), c.req.valid('query')),
  );
}

function print(api: Api, services: Services, press: Press): void {
  api.openapi(
    declare(services, 'floor.fill', {
      method: 'get',
      path: `${base}/floor/plan.pdf`,
      tags: ['Floor'],
      summary: 'The plan to hang up: to scale, a hall a page, with the list of booths',
      request: { params: editionParam, query: paperQuery },
      responses: { 200: pdf },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const { lang, paper } = c.req.valid('query');
      const order = await services.runner.query(ctx, (tx) => printPlan(ctx, tx, { locale: lang, paper }));
      const name = `${lang === 'id' ? 'denah' : 'plan'}-${c.req.valid('param').slug}-${paper}.pdf`;
      return c.body(new Uint8Array(await press.print(order)), 200, paperHead(name));
    },
  );
  api.openapi(
    declare(services, 'floor.fill', {
      method: 'get',
      path: `${base}/floor/signs.pdf`,
      tags: ['Floor'],
      summary: 'Signs to hang over booths, one a page; a lead gets those of the own delegation',
      request: { params: editionParam, query: signsQuery },
      responses: { 200: pdf },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const { lang, booths } = c.req.valid('query');
      const { slug } = c.req.valid('param');
      const wanted = booths?.split(',').map((number) => number.trim());
      const asked = { locale: lang, reach: reachIn(c), slug, publicUrl: services.settings.publicUrl, numbers: wanted };
      const order = await services.runner.query(ctx, (tx) => printSigns(ctx, tx, asked));
      const name = `${lang === 'id' ? 'papan-stan' : 'booth-signs'}-${slug}.pdf`;
      return c.body(new Uint8Array(await press.print(order)), 200, paperHead(name));
    },
  );
}
