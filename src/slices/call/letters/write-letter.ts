/** One letter to one applicant, in both languages: the wording of its kind filled with what is so. */
import { packFor } from '../../../kinds/country/index.ts';
import type { Id } from '../../../kinds/id.ts';
import { formatDay, formatDays, formatHours, type Locale } from '../../../kinds/time.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { m, pathIn } from '../../../platform/i18n/index.ts';
import { lineInBoth, textInBoth } from '../../../platform/mail/two-languages.ts';
import {
  type AtEdition,
  contactLines,
  getDeadlines,
  getEditionFacts,
  getOrganiserProfile,
  listVenues,
} from '../../editions/index.ts';
import { applicationCode } from '../contract.ts';
import { type Filling, fillLetter, type LetterKind } from '../rules/fill-letter.ts';
import { selectItems } from '../store.ts';
import type { Wording } from './default-wording.ts';
import { listWordings } from './word-letters.ts';

export interface Addressed {
  readonly id: Id<'application'>;
  readonly business: Id<'business'>;
  readonly number: number;
  /** Of the business. */
  readonly name: string;
  readonly position: number | null;
  readonly reasonId: string;
  readonly reasonEn: string;
}

export interface Letter {
  readonly subject: string;
  readonly body: string;
}

/** What all letters of an edition share, read once. */
export interface LetterPress {
  write(kind: LetterKind, to: Addressed, person: string, wording?: Wording): Letter;
}

export async function openLetterPress(
  ctx: AtEdition,
  tx: Tx,
  applications: readonly Id<'application'>[],
  publicUrl: string,
): Promise<LetterPress> {
  const edition = await getEditionFacts(ctx, tx);
  const first = packFor(edition.currency).firstLanguage;
  const profile = await getOrganiserProfile(ctx, tx);
  const venues = await listVenues(ctx, tx);
  const deadlines = await getDeadlines(ctx, tx);
  const items = Map.groupBy(await selectItems(ctx, tx, applications), ({ application }) => application);
  const wordings = new Map((await listWordings(ctx, tx)).map((each) => [each.kind, each]));
  const place = (locale: Locale) =>
    venues.map((venue) => `${venue.name}, ${venue.city} (${formatHours(venue, edition.startsOn, locale)})`).join('; ');

  function fillingOf(kind: LetterKind, to: Addressed, person: string, locale: Locale): Filling {
    const reason = locale === 'id' ? to.reasonId || to.reasonEn : to.reasonEn || to.reasonId;
    const decided = kind !== 'receipt';
    return {
      nama: person,
      usaha: to.name,
      nomor: applicationCode(to.number),
      gelaran: edition.name,
      tanggal: formatDays(edition.startsOn, edition.endsOn, locale),
      tempat: place(locale),
      alasan: decided ? reason : '',
      urutan: to.position === null ? '' : String(to.position),
      isi: (items.get(to.id) ?? []).map(({ name }) => name[locale] || name.id || name.en).join(', '),
      langkah: stepOf(kind, deadlines.priced, locale),
      tautan: `${publicUrl}${pathIn(locale, `/kerja/${edition.slug}/usaha`)}?usaha=${to.business}`,
      kontak: [edition.organiser.name, ...contactLines(profile)].join(', '),
      penyelenggara: edition.organiser.name,
    };
  }

  return {
    write(kind, to, person, wording = wordings.get(kind)) {
      const say = (text: { readonly id: string; readonly en: string } | undefined, locale: Locale) =>
        fillLetter(text?.[locale] ?? '', fillingOf(kind, to, person, locale));
      return {
        subject: lineInBoth(first, (locale) => say(wording?.subject, locale)),
        body: textInBoth(first, (locale) => say(wording?.body, locale)),
      };
    },
  };
}

/** What the addressee has to do now, and until when. */
function stepOf(kind: LetterKind, priced: string, locale: Locale): string {
  const steps = {
    accepted: () => m.call_letter_step_accepted({ day: formatDay(priced, locale) }, { locale }),
    waitlisted: () => m.call_letter_step_waitlisted({}, { locale }),
    refused: () => m.call_letter_step_refused({}, { locale }),
    receipt: () => m.call_letter_step_receipt({}, { locale }),
  };
  return steps[kind]();
}
