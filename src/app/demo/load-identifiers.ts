/**
 * The demo's permits: invented, right by their rules, most of them checked, some waiting, one refused, and some that end
 * before or during the edition. Written in bulk, read by the same rule as what a person types.
 */
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../../slices/editions/index.ts';
import { type IdentifierKind, readIdentifier } from '../../slices/exhibitors/rules/read-identifier.ts';
import { demoId } from './demo-id.ts';
import { slugOf } from './load-edition.ts';
import type { BusinessScript, EditionScript } from './script.ts';

interface Claim {
  readonly kind: IdentifierKind;
  readonly typed: string;
  /** What the officer did, and until when it is good; undefined: it waits. */
  readonly checked?: { readonly right: boolean; readonly text: string; readonly until: string | null };
}

const FOOD = new Set(['kuliner', 'bumbu', 'minuman']);
const SEEN = 'Sertifikat asli dilihat di loket.';
const digits = (value: number, length: number) => String(value).padStart(length, '0');

/** @param at the place of the business in the demo, from 0. */
function claimsOf(at: number, region: string, { products }: BusinessScript): Claim[] {
  const claims: Claim[] = [];
  const nib = { kind: 'nib' as const, typed: String(9_120_000_000_001 + at * 7_919) };
  claims.push(at % 5 === 4 ? nib : { ...nib, checked: { right: true, text: 'Cocok dengan OSS.', until: null } });
  if (!products.some(([, , category]) => FOOD.has(category))) return claims;
  // The numbers of most end in some years; of a few in the very year of the edition, on a day that was read or was not.
  const year = at % 6 === 0 ? 23 : 27;
  const pirt = { kind: 'pirt' as const, typed: `202${region.replace('.', '')}01${digits(at + 1, 4)}${year}` };
  const until = year === 27 ? '2027-05-31' : at === 0 ? '2023-06-24' : at % 12 === 6 ? '2023-06-10' : null;
  claims.push(until === null ? pirt : { ...pirt, checked: { right: true, text: SEEN, until } });
  if (at % 3 === 0)
    claims.push({
      kind: 'halal',
      typed: `ID641100000${digits(at + 1, 8)}`,
      ...(at % 2 === 0 ? { checked: { right: true, text: SEEN, until: '2026-12-31' } } : {}),
    });
  if (at % 20 === 7)
    claims.push({
      kind: 'bpom',
      typed: `MD ${digits(200_000_000_000 + at, 12)}`,
      checked: { right: false, text: 'Nomor ini tidak ditemukan. Kirim foto labelnya.', until: null },
    });
  return claims;
}

function rowsOf(ctx: AtEdition, business: Id<'business'>, { kind, typed, checked }: Claim) {
  const read = readIdentifier(kind, typed);
  if (!read.ok) throw new Error(`the demo's ${kind} ${typed} is refused: ${read.code}`);
  const at = new Date(ctx.clock.now());
  const id = demoId('identifier', `${kind} ${read.value.value}`);
  const row = {
    organiser_id: ctx.organiser,
    id,
    business_id: business,
    kind,
    value: read.value.value,
    state: checked ? (checked.right ? ('verified' as const) : ('rejected' as const)) : ('claimed' as const),
    expiry_year: read.value.pirt?.expiryYear ?? null,
    expires_on: checked?.until ?? null,
    claimed_at: at,
    decided_at: checked ? at : null,
    decided_by: null,
    evidence: checked?.text ?? '',
  };
  const event = { organiser_id: ctx.organiser, identifier_id: id, at, by_person: null };
  const events = [
    { ...event, seq: 1, kind: 'claimed' as const, text: '', expires_on: null },
    ...(checked
      ? [
          {
            ...event,
            seq: 2,
            kind: checked.right ? ('verified' as const) : ('rejected' as const),
            text: checked.text,
            expires_on: checked.until,
          },
        ]
      : []),
  ];
  return { row, events };
}

export async function loadIdentifiers(ctx: AtEdition, tx: Tx, script: EditionScript): Promise<void> {
  const businesses = script.regions.flatMap((region) => region.businesses.map((business) => ({ region, business })));
  const rows = businesses.flatMap(({ region, business }, at) => {
    const id = demoId('business', `${script.organiser.slug} ${slugOf(business.name)}`);
    // Real brands are public facts, and nothing is invented about them.
    return business.real === true ? [] : claimsOf(at, region.code, business).map((claim) => rowsOf(ctx, id, claim));
  });
  await tx
    .insertInto('exhibitors.identifier')
    .values(rows.map(({ row }) => row))
    .execute();
  await tx
    .insertInto('exhibitors.identifier_event')
    .values(rows.flatMap(({ events }) => events))
    .execute();
}
