import type { PlanScript } from '../script.ts';

/** A booth of 3 x 3 m that no delegation has. */
function spare(
  number: string,
  x: number,
  y: number,
  state: 'open' | 'held' | 'blocked' = 'open',
  reason = '',
): PlanScript['spare'][number] {
  return { number, cluster: number.slice(0, 1), x, y, width: 3_000, depth: 3_000, state, reason };
}

const box = (type: PlanScript['features'][number]['type'], x: number, y: number, width: number, depth: number) => ({
  type,
  x,
  y,
  width,
  depth,
});

/** What stands in the hall of Kaltim Exhibition 2023 beside the booths of the delegations. All of it is made up. */
export const kaltimPlan: PlanScript = {
  clusters: [
    { code: 'A', name: ['Pesisir', 'Coast'], colour: 0 },
    { code: 'B', name: ['Pedalaman', 'Inland'], colour: 1 },
    { code: 'C', name: ['Hulu dan utara', 'Upriver and north'], colour: 3 },
  ],
  features: [
    box('stage', 17_000, 500, 12_000, 3_500),
    box('information', 3_000, 1_000, 4_000, 2_000),
    box('toilets', 40_000, 500, 5_000, 2_500),
    box('entrance', 0, 12_000, 1_000, 3_000),
    box('entrance', 45_000, 12_000, 1_000, 3_000),
    box('exit', 20_500, 23_000, 5_000, 1_000),
    // One aisle across the hall, two along it on either side of the middle cluster.
    box('aisle', 1_000, 12_000, 44_000, 3_000),
    box('aisle', 14_500, 4_500, 2_000, 7_500),
    box('aisle', 14_500, 15_000, 2_000, 7_500),
    box('aisle', 29_500, 4_500, 2_000, 7_500),
    box('aisle', 29_500, 15_000, 2_000, 7_500),
    // A power point at the ends of rows that stand back to back.
    ...[1_300, 14_000, 31_500, 44_100].flatMap((x) => [8_750, 17_750].map((y) => box('power', x, y, 500, 500))),
  ],
  spare: [
    spare('A15', 11_000, 18_000, 'held', 'Disimpan untuk tamu negara sahabat'),
    spare('B14', 26_000, 15_000),
    spare('B15', 26_000, 18_000, 'blocked', 'Hidran di belakang stan harus bebas'),
    spare('C14', 41_000, 9_000),
    spare('C15', 41_000, 15_000, 'held', 'Cadangan panitia'),
    spare('C16', 41_000, 18_000),
  ],
};
