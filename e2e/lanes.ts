/** Which journeys run side by side: two lanes of about the same length, one file after the other in each, a demo's server for each. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/checks.ts';

export const LANES = ['demo', 'own'] as const;
export type Lane = (typeof LANES)[number];

/**
 * What has servers of its own, or only looks at pages. All others change the same demo, and are in the other lane, where they
 * come in one order.
 */
const OWN = [
  'accessibility',
  'chromium-kills',
  'curation',
  'external-database',
  'kills',
  'malformed',
  'proxies',
  'real-expo',
].map((name) => `${name}.journey.ts`);

/** The journeys of a lane, or all of them. A name that is in no lane's folder any more is an error, not a journey less. */
export function journeysOf(lane: Lane | undefined): string[] {
  const all = readdirSync(join(root, 'e2e')).filter((name) => name.endsWith('.journey.ts'));
  const missing = OWN.filter((name) => !all.includes(name));
  if (missing.length > 0) throw new Error(`no such journey: ${missing.join(', ')}`);
  const files = lane === undefined ? all : all.filter((name) => OWN.includes(name) === (lane === 'own'));
  return files.map((name) => `e2e/${name}`);
}

export const isLane = (value: string | undefined): value is Lane =>
  value !== undefined && (LANES as readonly string[]).includes(value);
