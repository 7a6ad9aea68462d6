/** The country packs that ship. */
import { INDIA } from './india.ts';
import { INDONESIA } from './indonesia.ts';
import type { CountryPack, PackName, Payment, PayWay, Words } from './pack.ts';

export {
  type CountryPack,
  IDENTIFIER_NAMES,
  type IdentifierName,
  OWN_KIND,
  type PackName,
  type Payment,
  type PayWay,
  type PhoneRule,
  type Words,
} from './pack.ts';

export const PACKS: readonly CountryPack[] = [INDONESIA, INDIA];

/** `in`, `IN`; undefined where no pack ships. */
export function findPack(name: string): CountryPack | undefined {
  return PACKS.find((pack) => pack.name === name.toLowerCase());
}

export function packNamed(name: PackName): CountryPack {
  return name === 'in' ? INDIA : INDONESIA;
}

export function isPackName(value: unknown): value is PackName {
  return typeof value === 'string' && PACKS.some(({ name }) => name === value);
}

/** The ways to pay where no pack has the currency. */
const ANYWHERE: readonly Payment[] = [{ way: 'cash' }, { way: 'card' }, { way: 'transfer' }];

/** The pack that an edition's money is of: what a till can tell by its catalogue alone. */
export function packOfCurrency(currency: string): CountryPack | undefined {
  return PACKS.find((pack) => pack.currency === currency);
}

/** The same where one is needed: words of the first country stand in for one that has no pack. */
export function packFor(currency: string): CountryPack {
  return packOfCurrency(currency) ?? INDONESIA;
}

export function paymentsIn(currency: string): readonly Payment[] {
  return packOfCurrency(currency)?.payments ?? ANYWHERE;
}

export function takesQris(currency: string): boolean {
  return paymentsIn(currency).some(({ way }) => way === 'qris');
}

/** How a way to pay is called there, if not by the general word. */
export function calledIn(currency: string, way: PayWay): Words | undefined {
  return paymentsIn(currency).find((payment) => payment.way === way)?.called;
}
