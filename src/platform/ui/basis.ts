import { m } from '../i18n/index.ts';

/** How a figure came to be known, from the firmest to the softest; a target is not known at all but wished for. */
export type Basis = 'counted' | 'reported' | 'claimed' | 'estimated' | 'target';

export const BASES: readonly Basis[] = ['counted', 'reported', 'claimed', 'estimated', 'target'];

export function basisName(basis: Basis): string {
  return {
    counted: m.platform_ui_basis_counted,
    reported: m.platform_ui_basis_reported,
    claimed: m.platform_ui_basis_claimed,
    estimated: m.platform_ui_basis_estimated,
    target: m.platform_ui_basis_target,
  }[basis]();
}
