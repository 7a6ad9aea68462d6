/**
 * What a country decides: its money, phone numbers, zones, ways to pay, words. Data, so that a country more is a file more;
 * its regions are rows that come by a migration. Browser-safe: the till reads it without a network.
 */

/** A text in both languages of the interface. */
export interface Words {
  readonly id: string;
  readonly en: string;
}

/** As it is kept with an organiser. */
export type PackName = 'id' | 'in';

export interface PhoneRule {
  /** The country's prefix, digits only: `62`. */
  readonly prefix: string;
  /** The digits that follow the prefix; what stands before them at home is a zero. */
  readonly national: RegExp;
  /** As somebody at home writes one. */
  readonly example: string;
  /** Lengths of the groups in which it is read; the last takes the rest. */
  readonly groups: readonly number[];
}

export interface CountryPack {
  readonly name: PackName;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly title: Words;
  /** ISO 4217; src/kinds/currency.ts knows it. */
  readonly currency: string;
  /** IANA, the usual one first, with the letters that print has for it. */
  readonly zones: readonly { readonly zone: string; readonly suffix: string }[];
  /** More zones of the same letters, which are not offered by themselves. */
  readonly otherZones?: readonly { readonly zone: string; readonly suffix: string }[];
  readonly phone: PhoneRule;
  /** Kinds of regions as the table of regions has them. */
  readonly regionKinds: Readonly<Record<string, Words>>;
  /** A region as somebody would type it, and the name of one in short and in full. */
  readonly regionExample: { readonly code: string; readonly name: string; readonly fullName: string };
  /** To whom the closing report goes. */
  readonly reportFor: Words;
}

/** The kind of a region that is an organiser's own. */
export const OWN_KIND = 'own';
