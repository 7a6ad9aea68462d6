/**
 * The plan's editor with 500 booths in Chromium, 1280 x 800: from the navigation until it can be drawn in, and what each step
 * of dragging a booth over its neighbours takes: script alone, and all that the page's thread does until the frame is ready.
 * Steps are real pointer events, each far enough that the booth goes to another place of the grid. Measured as the machine is
 * and with its processor slowed four times. The limit beside it is the same step over a page that does nothing.
 */
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { LAPTOP, launch } from '../e2e/browser.ts';
import { serveGelaran } from '../e2e/serve.ts';
import { ensureBuilt } from '../scripts/build.ts';
import { newId } from '../src/kinds/id.ts';
import type { Change } from '../src/slices/floor/drawing.ts';
import { percentile, printFigure } from './figure.ts';

const { values: options } = parseArgs({
  options: { booths: { type: 'string', default: '500' }, steps: { type: 'string', default: '200' } },
});
const BOOTHS = Number(options.booths);
const STEPS = Number(options.steps);
const SLOWER = [1, 4] as const;
const EDITION = 'kaltim-2023';
const A_ROW = 25;
/** Millimetres: booths of 3 m in rows with an aisle between. */
const BOOTH = 3_000;
const PITCH = 5_000;

/** A hall whose name sorts before the demo's, so that the editor opens on it. */
function fullHall(): Change[] {
  const hall = newId<'hall'>();
  const rows = Math.ceil(BOOTHS / A_ROW);
  const size = { width: A_ROW * BOOTH + 4_000, depth: rows * PITCH + 4_000 };
  return [
    {
      key: `hall/${hall}`,
      after: { kind: 'hall', id: hall, name: '1 penuh', place: '', position: 0, ...size, outline: null },
    },
    ...Array.from({ length: BOOTHS }, (_, at): Change => {
      const id = newId<'booth'>();
      const place = { x: 2_000 + (at % A_ROW) * BOOTH, y: 2_000 + Math.floor(at / A_ROW) * PITCH };
      const after = {
        kind: 'booth' as const,
        id,
        hall,
        number: `Z${at + 1}`,
        cluster: 'A',
        state: 'open' as const,
        reason: '',
        tables: 1,
        chairs: 2,
        amperes: 2,
        ...place,
        width: BOOTH,
        depth: BOOTH,
        outline: null,
      };
      return { key: `booth/${id}`, after };
    }),
  ];
}

interface Spent {
  /** Milliseconds since the page began. */
  readonly script: number;
  readonly all: number;
}

async function spent(session: CDPSession): Promise<Spent> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => (metrics.find((each) => each.name === name)?.value ?? Number.NaN) * 1_000;
  return { script: of('ScriptDuration'), all: of('TaskDuration') };
}

/** What each step of the pointer takes, with the button held down. */
async function drag(page: Page, session: CDPSession, from: { x: number; y: number }): Promise<Spent[]> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const steps: Spent[] = [];
  for (let step = 1; step <= STEPS; step++) {
    const before = await spent(session);
    await page.mouse.move(
      from.x + 40 * Math.sin(step / 3) * Math.min(1, step / 20) + step,
      from.y + ((step * 13) % 90),
    );
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const after = await spent(session);
    steps.push({ script: after.script - before.script, all: after.all - before.all });
  }
  await page.mouse.up();
  return steps;
}

async function measureAt(page: Page, url: string, slower: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const name = (what: string) => (slower === 1 ? what : `${what}_${slower}x`);
  const figure = (what: string, value: number, limit: number | null, note: string) =>
    printFigure({ bench: 'plan', name: name(what), value, unit: 'ms', limit, note });
  await page.goto(`${url}/robots.txt`);
  const bare = await drag(page, session, { x: 300, y: 300 });

  const openings: number[] = [];
  for (let opening = 0; opening < 5; opening++) {
    await page.goto(`${url}/kerja/${EDITION}/denah`);
    openings.push(
      await page.evaluate(async () => {
        const ready = () => {
          const drawing = document.querySelector('svg[role=group]');
          return drawing !== null && Object.keys(drawing).some((key) => key.startsWith('__reactProps'));
        };
        while (!ready()) await new Promise((resolve) => requestAnimationFrame(resolve));
        return performance.now();
      }),
    );
  }
  figure(
    'open_p50',
    percentile(openings, 0.5),
    null,
    `${BOOTHS} booths; until it can be drawn in, of ${openings.length}`,
  );
  const booth = page.getByRole('button', { name: /^Stan Z30,/ });
  await booth.scrollIntoViewIfNeeded();
  const box = await booth.boundingBox();
  if (!box) throw new Error('there is no booth to drag');
  const steps = await drag(page, session, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const moved = await page.getByRole('button', { name: /^Stan Z30,/ }).boundingBox();
  if (moved && Math.abs(moved.x - box.x) < 10) throw new Error('the booth was not dragged');
  for (const part of ['script', 'all'] as const)
    for (const share of [0.5, 0.95])
      figure(
        `${part === 'script' ? 'drag_script' : 'drag_frame'}_p${share * 100}`,
        percentile(
          steps.map((step) => step[part]),
          share,
        ),
        percentile(
          bare.map((step) => step[part]),
          share,
        ),
        `${BOOTHS} booths, of ${steps.length} steps; limit: a page that does nothing${share === 0.95 ? '; aim 16' : ''}`,
      );
}

await ensureBuilt();
const served = await serveGelaran();
const browser = await launch();
try {
  const context = await browser.newContext({ viewport: LAPTOP, locale: 'id-ID' });
  const headers = { origin: served.url };
  await context.request.post(`${served.url}/demo/masuk`, { form: { as: 'organiser' }, headers });
  const drawn = await context.request.post(`${served.url}/api/v1/editions/${EDITION}/floor/changes`, {
    data: { base: 1, force: true, changes: fullHall() },
    headers,
  });
  if (!drawn.ok()) throw new Error(`the hall was not drawn: ${await drawn.text()}`);
  for (const slower of SLOWER) {
    const page = await context.newPage();
    await measureAt(page, served.url, slower);
    // What was dragged lies over others and is not saved, which leaving would ask about.
    await page.close({ runBeforeUnload: false });
  }
} finally {
  await browser.close();
  await served.stop();
}
