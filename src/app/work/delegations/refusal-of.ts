import { DomainError } from '../../../platform/problem/domain-error.ts';
import type { Refusal } from './field-words.ts';

/** What a form shows of a refusal. @throws the error itself where it is no refusal of what was typed. */
export function refusalOf(error: unknown, field?: string): Refusal {
  if (!(error instanceof DomainError) || (error.fields === undefined && field === undefined)) throw error;
  const data = Object.fromEntries(
    Object.entries(error.data).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[key, value]] : [],
    ),
  );
  return { fields: error.fields ?? { [field ?? '']: [error.code.split('.').at(-1) ?? ''] }, data };
}

/** A form's fields as they were typed, to be shown again. */
export function typedIn(form: FormData): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...form].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value.trim()]] : [])),
  );
}

/** A whole number, or what is none: the schema refuses it by its field. */
export function wholeNumber(value: string | undefined): number {
  return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
}
