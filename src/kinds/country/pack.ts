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

export const IDENTIFIER_NAMES = ['nib', 'pirt', 'bpom', 'halal', 'udyam', 'fssai'] as const;
export type IdentifierName = (typeof IDENTIFIER_NAMES)[number];

/** Ways to pay that a till may know; which of them it offers is the country's. */
export type PayWay = 'cash' | 'qris' | 'card' | 'transfer';

export interface Payment {
  readonly way: PayWay;
  /** As it is called there; left out where the general word is right. */
  readonly called?: Words;
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
  /** Where a business is, as an applicant is asked for it; in the middle of a sentence. */
  readonly regionAsked: Words;
  /** A region as somebody would type it, and the name of one in short and in full. */
  readonly regionExample: { readonly code: string; readonly name: string; readonly fullName: string };
  /** Permits and registrations that a producer may have, in the order in which they are asked. */
  readonly identifiers: readonly IdentifierName[];
  /** Which of them a business has once, and a list of nominations may name. */
  readonly registration: { readonly kind: IdentifierName; readonly called: string; readonly example: string };
  /** Micro, small and medium by PP 7/2021, and the five digits of the business field (KBLI): asked for in Indonesia alone. */
  readonly asksClass: boolean;
  /** In the order in which a till offers them: the first two stand under the thumb. */
  readonly payments: readonly Payment[];
  /** What a receipt says of tax: that it is no tax invoice, in the words of the country. */
  readonly receiptNote: Words;
  /** What the number of a delivery note begins with: `SJ` for surat jalan. */
  readonly noteLetters: string;
  /** To whom the closing report goes. */
  readonly reportFor: Words;
  /** The law that protects personal data there, as a sentence names it. */
  readonly privacyLaw: Words;
  /** The language that its people read first: mails in two languages begin with it. */
  readonly firstLanguage: 'id' | 'en';
}

/** The kind of a region that is an organiser's own. */
export const OWN_KIND = 'own';
