/** What three booths without a till report of the demo's days, and a webhook to look at. All of it made up. */
import { money } from '../../kinds/money.ts';
import type { Runner } from '../../platform/db/runner.ts';
import { sealerOf } from '../../platform/secrets/sealer.ts';
import { addEndpoint, listEndpoints } from '../../platform/webhooks/index.ts';
import type { AtEdition } from '../../slices/editions/index.ts';
import { judgePayments, listClaimed, listReported, renewLink, reportDay } from '../../slices/takings/index.ts';
import { demoContext } from './demo-context.ts';
import { demoId } from './demo-id.ts';

/** 23 June 2023, 22.15 WIB, and 24 June, 15.30 WIB. */
const EVENING = Date.parse('2023-06-23T15:15:00Z');
const AFTERNOON = Date.parse('2023-06-24T08:30:00Z');

const REPORTS = [
  { booth: 'A12', day: '2023-06-23', at: EVENING, amount: 1_340_000, sales: 31, cash: 890_000 },
  { booth: 'B7', day: '2023-06-23', at: EVENING, amount: 2_115_000, sales: 9, cash: 640_000 },
  { booth: 'C7', day: '2023-06-23', at: EVENING, amount: 985_000, sales: 22, cash: 985_000 },
  { booth: 'A12', day: '2023-06-24', at: AFTERNOON, amount: 760_000, sales: 18, cash: 510_000 },
] as const;

function contextAt(now: number): AtEdition {
  return { ...demoContext('kaltim', now), edition: demoId('edition', 'kaltim-2023') };
}

const boothId = (number: string) => demoId('booth', `kaltim-2023 ${number}`);

/** Done once; a second time it does nothing. */
export async function loadDemoTakings(runner: Runner): Promise<void> {
  const ctx = contextAt(EVENING);
  const known = await runner.query(ctx, (tx) => listReported(ctx, tx, { reach: { all: true } }));
  if (known.length > 0) return;
  const sealer = await sealerOf(runner);
  await runner.command(ctx, async (tx) => {
    for (const number of ['A12', 'B7', 'C7']) await renewLink(ctx, tx, boothId(number), sealer);
    for (const { booth, day, at, amount, sales, cash } of REPORTS) {
      const rest = amount - cash;
      await reportDay(contextAt(at), tx, {
        booth: boothId(booth),
        channel: 'link',
        report: {
          day,
          amount: money(amount),
          sales,
          byMethod: { cash: money(cash), ...(rest > 0 ? { qris: money(rest) } : {}) },
          byProduct: {},
          note: '',
          reporter: 'Penjaga stan (contoh)',
        },
      });
    }
    const booth = boothId('A10');
    const { items } = await listClaimed(ctx, tx, { reach: { all: true }, booth, day: '2023-06-23', limit: 40 });
    const confirmed = items.map(({ receipt, no }) => ({ receipt, no, reference: 'contoh' }));
    const note = 'Contoh: dicocokkan dengan mutasi pemilik stan';
    await judgePayments(ctx, tx, { source: 'person', verdict: 'confirmed', words: confirmed, note });
    if ((await listEndpoints(ctx, tx)).length > 0) return;
    const input = {
      url: 'https://contoh.example.org/gelaran',
      description: 'Contoh: sistem keuangan panitia',
      types: ['sale.recorded', 'shift.closed', 'payment.confirmed'],
      active: false,
    };
    await addEndpoint(ctx, tx, input, { sealer, loopback: false });
  });
}
