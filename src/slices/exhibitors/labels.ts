/** Identifiers in words, for the pages of any slice: what a kind is called, how a state is shown, what a P-IRT number tells. */
import { m } from '../../platform/i18n/index.ts';
import type { Tone } from '../../platform/ui/index.ts';
import type { IdentifierState } from './contract.ts';
import type { PirtFacts } from './rules/pirt.ts';
import type { IdentifierKind } from './rules/read-identifier.ts';

export function kindName(kind: IdentifierKind): string {
  return { nib: 'NIB', pirt: 'P-IRT', bpom: 'BPOM', halal: m.exhibitors_kind_halal(), udyam: 'Udyam', fssai: 'FSSAI' }[
    kind
  ];
}

export function stateName(state: IdentifierState): string {
  return {
    claimed: m.exhibitors_state_claimed,
    verified: m.exhibitors_state_verified,
    rejected: m.exhibitors_state_rejected,
    withdrawn: m.exhibitors_state_withdrawn,
  }[state]();
}

export const STATE_TONES: Readonly<Record<IdentifierState, Tone>> = {
  claimed: 'gold',
  verified: 'leaf',
  rejected: 'red',
  withdrawn: 'plain',
};

/** Packaging by its digit (BPOM regulation 22/2018). */
function packagingName(digit: number): string {
  const names = [
    m.exhibitors_pack_1,
    m.exhibitors_pack_2,
    m.exhibitors_pack_3,
    m.exhibitors_pack_4,
    m.exhibitors_pack_5,
    m.exhibitors_pack_6,
    m.exhibitors_pack_7,
    m.exhibitors_pack_8,
  ];
  return (names[digit - 1] ?? m.exhibitors_pack_6)();
}

/** Food types by their number (the same regulation's list). */
function foodName(type: number): string {
  const names = [
    m.exhibitors_food_1,
    m.exhibitors_food_2,
    m.exhibitors_food_3,
    m.exhibitors_food_4,
    m.exhibitors_food_5,
    m.exhibitors_food_6,
    m.exhibitors_food_7,
    m.exhibitors_food_8,
    m.exhibitors_food_9,
    m.exhibitors_food_10,
    m.exhibitors_food_11,
    m.exhibitors_food_12,
    m.exhibitors_food_13,
    m.exhibitors_food_14,
    m.exhibitors_food_15,
  ];
  return names[type - 1]?.() ?? m.exhibitors_food_other({ code: String(type).padStart(2, '0') });
}

/** A P-IRT number explained, a line each. @param regionName of its region where it is known. */
export function pirtLines(facts: PirtFacts, regionName: string | undefined): readonly (readonly [string, string])[] {
  return [
    [m.exhibitors_pirt_packaging(), packagingName(facts.packaging)],
    [m.exhibitors_pirt_food(), foodName(facts.foodType)],
    [m.exhibitors_pirt_region(), regionName ? `${regionName} (${facts.region})` : facts.region],
    [m.exhibitors_pirt_product(), String(facts.product).padStart(2, '0')],
    [m.exhibitors_pirt_producer(), String(facts.producer).padStart(4, '0')],
    [m.exhibitors_pirt_year(), String(facts.expiryYear)],
  ];
}
