import { useEffect, useState } from 'react';
import { type LoaderFunctionArgs, type MetaFunction, useLoaderData, useRevalidator } from 'react-router';
import { allowing } from '../../../platform/authz/access.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { LinkButton, PageHead, SheetButtons } from '../../../platform/ui/index.ts';
import { showToast, Toasts } from '../../../platform/ui/interactive.ts';
import { getPlanAtWork } from '../index.ts';
import { Alarms } from './editor/Alarms.tsx';
import { DrawingTable } from './editor/DrawingTable.tsx';
import { KeptNote } from './editor/KeptNote.tsx';
import { keepDrawing } from './editor/kept-drawing.ts';
import type { Act } from './editor/panel-parts.tsx';
import { PlanDesk, type Send } from './editor/plan-desk.ts';
import { pressAnywhere } from './editor/press-key.ts';
import { QuotaNote } from './editor/QuotaNote.tsx';
import { refusalWords } from './editor/refusal-words.ts';
import { SavingNote } from './editor/SavingNote.tsx';
import { DeskContext } from './editor/use-desk.ts';

export const handle: PageHandle = { access: 'floor.fill' };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const reach = reachOfPage(context);
  const draws = allowing(ctx.actor, ctx.organiser, 'floor.manage').length > 0;
  const work = await servicesOf(context).runner.query(ctx, (tx) => getPlanAtWork(ctx, tx, reach));
  return { slug: ctx.slug, draws, ...work };
}

export const meta: MetaFunction<typeof loader> = () => [{ title: `${m.floor_plan()} · ${m.platform_brand()}` }];

async function post(slug: string, path: string, body: object): Promise<Response> {
  return fetch(`/api/v1/editions/${slug}/floor/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export default function EditPlanPage() {
  const { things, version, slug, draws, ...work } = useLoaderData<typeof loader>();
  const revalidator = useRevalidator();
  // One desk as long as the page lives: what comes anew from the server is laid on it below.
  const [desk] = useState(() => {
    const send: Send = async (base, changes, force) => {
      const response = await post(slug, 'changes', { base, changes, ...(force ? { force } : {}) });
      if (response.ok) return { ok: true, saved: await response.json() };
      if (response.status >= 500) throw new Error('not now');
      const problem = await response.json();
      return { ok: false, code: String(problem.code), things: problem.things ?? [] };
    };
    return new PlanDesk(things, version, send, keepDrawing(slug));
  });
  useEffect(() => {
    if (!desk.isUnsent() && version > desk.version) desk.reset(things, version);
  }, [desk, things, version]);
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (desk.isUnsent()) event.preventDefault();
    };
    const again = () => void desk.flush();
    window.addEventListener('beforeunload', leave);
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('beforeunload', leave);
      window.removeEventListener('online', again);
    };
  }, [desk]);
  useEffect(() => {
    if (!draws) return;
    const press = (event: KeyboardEvent) => {
      if (pressAnywhere(event, desk)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [desk, draws]);
  const act: Act = async (path, body) => {
    const response = await post(slug, path, body).catch(() => undefined);
    if (!response) showToast(m.floor_offline());
    else if (!response.ok) showToast(refusalWords(await response.json()));
    else await revalidator.revalidate();
    return response?.ok ?? false;
  };
  const takeTheirs = async () => {
    const fresh = desk;
    fresh.reset([...fresh.drawing.values()], -1);
    await revalidator.revalidate();
  };
  const pdf = (path: string) => `/api/v1/editions/${slug}/floor/${path}?lang=${getLocale()}`;
  return (
    <DeskContext value={desk}>
      <PageHead
        title={m.floor_plan()}
        lead={draws ? m.floor_edit_lead() : m.floor_fill_lead()}
        actions={
          <>
            <SheetButtons slug={slug} sheet="booths" />
            <LinkButton href={pdf('plan.pdf')} tone="outline">
              {m.floor_print_plan()}
            </LinkButton>
            <LinkButton href={pdf('signs.pdf')} tone="outline">
              {m.floor_print_signs()}
            </LinkButton>
          </>
        }
      />
      <Alarms alarms={work.alarms} zone={work.zone} act={act} />
      <QuotaNote work={work} />
      {draws && <KeptNote slug={slug} />}
      <SavingNote onTheirs={() => void takeTheirs()} />
      <DrawingTable draws={draws} work={work} act={act} />
      <Toasts />
    </DeskContext>
  );
}
