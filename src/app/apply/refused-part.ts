/** A refused part in the shape that its form shows. Browser-safe but for nothing: only types and words. */
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { PartValues } from './parts.ts';

export interface RefusedPart {
  readonly code: string;
  /** By the name of the form's field, the reason's code. */
  readonly fields: Readonly<Record<string, string>>;
  /** What was typed, so that nothing is typed twice. */
  readonly typed: PartValues;
}

/** How commands name what forms call otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  'story.id': 'story_id',
  'story.en': 'story_en',
  storyId: 'story_id',
  storyEn: 'story_en',
  contactEmail: 'contact_email',
  'name.id': 'name_id',
  'name.en': 'name_en',
  'description.id': 'description_id',
  'description.en': 'description_en',
};

function nameOf(path: string): string {
  const plain = path.replace(/^items\.\d+\./, '');
  return NAMES[plain] ?? plain;
}

/** @throws what is no domain error. */
export function refusedPart(error: unknown, form: FormData): RefusedPart {
  if (!(error instanceof DomainError)) throw error;
  const fields = Object.entries(error.fields ?? {}).map(([path, [reason = 'invalid']]) => [nameOf(path), reason]);
  const typed: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') typed[name] = value;
  return { code: error.code, fields: Object.fromEntries(fields), typed };
}
