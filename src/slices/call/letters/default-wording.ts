/** How letters are worded where the organiser says nothing else. */
import { m } from '../../../platform/i18n/index.ts';
import { type LetterKind, PLACES, type Place } from '../rules/fill-letter.ts';

export interface Wording {
  readonly subject: { readonly id: string; readonly en: string };
  readonly body: { readonly id: string; readonly en: string };
}

/** Each place stands for itself until it is filled. */
const places = Object.fromEntries(PLACES.map((place) => [place, `{${place}}`])) as Record<Place, string>;

export function defaultWording(kind: LetterKind): Wording {
  const subjects = {
    accepted: m.call_letter_subject,
    waitlisted: m.call_letter_subject,
    refused: m.call_letter_subject,
    receipt: m.call_letter_receipt_subject,
  };
  const bodies = {
    accepted: m.call_letter_accepted,
    waitlisted: m.call_letter_waitlisted,
    refused: m.call_letter_refused,
    receipt: m.call_letter_receipt,
  };
  const both = (words: (given: Record<Place, string>, options: { locale: 'id' | 'en' }) => string) => ({
    id: words(places, { locale: 'id' }),
    en: words(places, { locale: 'en' }),
  });
  return { subject: both(subjects[kind]), body: both(bodies[kind]) };
}
