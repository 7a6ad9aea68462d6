/** Which data was opened: said by every command, so that nobody works on the wrong one without seeing it. */
import type { Db } from '../platform/db/database.ts';
import { findPurpose, type Purpose } from '../platform/db/purpose.ts';
import type { Settings } from '../platform/settings/settings.ts';
import { demoId } from './demo/demo-id.ts';

export interface KnownData {
  /** The folder, or the external database without its password. */
  readonly place: string;
  /** Slugs, by name. */
  readonly organisers: readonly string[];
  /** Undefined until the first start or the first organiser has decided. */
  readonly purpose: Purpose | undefined;
}

/** The organisers that the demo makes. */
const DEMO_ORGANISERS = ['kaltim', 'nusa-raya'] as const;
export const DEMO_ORGANISER_IDS: readonly string[] = DEMO_ORGANISERS.map((slug) => demoId('organiser', slug));

export function placeOfData({ dataDir, databaseUrl }: Pick<Settings, 'dataDir' | 'databaseUrl'>): string {
  if (databaseUrl === undefined) return dataDir;
  const { host, pathname } = new URL(databaseUrl);
  return `postgres://${host}${pathname}`;
}

/** Installations of before the purpose was kept tell it by whose organisers they hold. */
export async function knowData(db: Db, settings: Settings): Promise<KnownData> {
  const organisers = await db.selectFrom('people.organiser').select(['id', 'slug']).orderBy('slug').execute();
  const kept = await findPurpose(db);
  const foreign = organisers.some(({ id }) => !DEMO_ORGANISER_IDS.includes(id));
  const purpose = foreign ? 'real' : (kept ?? (organisers.length > 0 ? 'demo' : undefined));
  return { place: placeOfData(settings), organisers: organisers.map(({ slug }) => slug), purpose };
}

const MOST_NAMED = 5;

export function sayData({ place, organisers, purpose }: KnownData): string {
  const named = organisers.slice(0, MOST_NAMED).join(', ');
  const more = organisers.length > MOST_NAMED ? ', ...' : '';
  const who =
    organisers.length === 0
      ? 'no organiser yet'
      : `${organisers.length} ${organisers.length === 1 ? 'organiser' : 'organisers'}: ${named}${more}`;
  return `Data: ${place} (${who}${purpose === 'demo' ? '; the demo, made up' : ''})`;
}
