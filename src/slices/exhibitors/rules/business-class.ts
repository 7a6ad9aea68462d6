/**
 * Micro, small, medium by government regulation PP 7/2021, articles 35 and 36: by capital without land and buildings (for
 * businesses that were founded since), or by annual sales. Only the band is asked, never the sum: what somebody earns is
 * nobody's business here.
 */
export const CLASSES = ['micro', 'small', 'medium'] as const;
export type BusinessClass = (typeof CLASSES)[number];

export const BASES = ['capital', 'sales'] as const;
export type ClassBasis = (typeof BASES)[number];

/** Rupiah up to which a business is of the class. */
export const LIMITS: Readonly<Record<ClassBasis, Readonly<Record<BusinessClass, number>>>> = {
  capital: { micro: 1_000_000_000, small: 5_000_000_000, medium: 10_000_000_000 },
  sales: { micro: 2_000_000_000, small: 15_000_000_000, medium: 50_000_000_000 },
};

/** The class of a sum, or undefined for a large business. */
export function classOf(basis: ClassBasis, rupiah: number): BusinessClass | undefined {
  return CLASSES.find((each) => rupiah <= LIMITS[basis][each]);
}
