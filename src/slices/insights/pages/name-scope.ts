/** A figure's part of the edition in words. Browser-safe. */
import { formatDay, type Locale } from '../../../kinds/time.ts';
import { m } from '../../../platform/i18n/index.ts';
import type { Labels, Scope } from '../contract.ts';
import { methodName } from '../words.ts';

/** `Balikpapan · Jumat, 23 Juni 2023`; for all of it, `Seluruh gelaran`. */
export function nameScope(scope: Scope, labels: Labels, locale: Locale, currency: string): string {
  const parts = [
    partOf(scope, labels, locale, currency),
    scope.day === undefined ? null : formatDay(scope.day, locale),
  ];
  return parts.filter((part) => part !== null).join(' · ') || m.insights_sources_scope_all({}, { locale });
}

/** The region, product, hour and so on by its name; null when the scope has none. */
export function partOf(scope: Scope, labels: Labels, locale: Locale, currency: string): string | null {
  const { region, category, method, product, booth, hour } = scope;
  if (hour !== undefined) return m.insights_sources_hour({ hour: hourName(hour, locale) }, { locale });
  if (region !== undefined) return nameOr(labels.regions[region], region, locale);
  if (category !== undefined) return nameOr(labels.categories[category]?.[locale], category, locale);
  if (product !== undefined) return nameOr(labels.products[product]?.name[locale], '', locale);
  if (method !== undefined) return methodName(method, locale, currency);
  if (booth === undefined) return null;
  const number = labels.booths[booth];
  return number === undefined ? m.insights_no_booth({}, { locale }) : m.insights_sources_booth({ number }, { locale });
}

/** `19.00–20.00`. */
export function hourName(hour: number, locale: Locale): string {
  const clock = (at: number) => `${String(at % 24).padStart(2, '0')}${locale === 'id' ? '.' : ':'}00`;
  return `${clock(hour)}–${clock(hour + 1)}`;
}

/** Without a name the code says something; without either, the catalogue did not know it. */
function nameOr(name: string | undefined, code: string, locale: Locale): string {
  return name ?? (code === '' ? m.insights_unknown({}, { locale }) : code);
}
