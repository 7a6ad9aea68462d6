/** What a producer may say of permits and registrations, and which shape each has (domain, section 3). */
import { IDENTIFIER_NAMES, type IdentifierName } from '../../../kinds/country/index.ts';
import { ok, type Result, refused } from '../../../kinds/result.ts';
import { holdsPersonalNumber } from './personal-number.ts';
import { type PirtFacts, readPirt, writePirt } from './pirt.ts';

export const IDENTIFIER_KINDS = IDENTIFIER_NAMES;
export type IdentifierKind = IdentifierName;

export interface ReadIdentifier {
  readonly kind: IdentifierKind;
  /** As it is kept and compared: capitals, no spaces; a P-IRT number with its hyphen. */
  readonly value: string;
  readonly pirt?: PirtFacts;
}

export type IdentifierRefusal =
  /** 16 digits: a NIK or NPWP, which is never kept. */
  | 'personal-number'
  | 'nib-shape'
  | 'pirt-shape'
  | 'bpom-shape'
  | 'halal-shape'
  | 'udyam-shape'
  | 'fssai-shape'
  /** A decree number of the old halal certificates. */
  | 'halal-decree';

type Read = Result<ReadIdentifier, IdentifierRefusal, undefined>;

/** Without the words and marks that people copy along: `No. P-IRT: 2026471010001-27`. */
function bare(text: string): string {
  return text
    .toUpperCase()
    .replace(
      /^\s*(?:(?:NO(?:MOR)?|P-?IRT|NIB|UDYAM REGISTRATION|FSSAI|LIC(?:EN[CS]E)?|BPOM(?:\s*RI)?|SERTIFIKAT|HALAL)\b[\s.:]*)+/,
      '',
    )
    .replace(/[\s.\u00a0\u2011/-]/g, '');
}

function readHalal(value: string): Read {
  if (/^KH/.test(value)) return refused('halal-decree');
  // The exact length is not published; what is sure is that it begins with ID.
  return /^ID\d{8,20}$/.test(value) ? ok({ kind: 'halal', value }) : refused('halal-shape');
}

function readPirtNumber(value: string): Read {
  const pirt = readPirt(value);
  return pirt ? ok({ kind: 'pirt', value: writePirt(value), pirt }) : refused('pirt-shape');
}

/** `UDYAM-KL-01-0012345`: state, district and running number of a micro, small or medium business of India. */
function readUdyam(value: string): Read {
  const parts = /^UDYAM([A-Z]{2})(\d{2})(\d{7})$/.exec(value);
  return parts ? ok({ kind: 'udyam', value: `UDYAM-${parts.slice(1).join('-')}` }) : refused('udyam-shape');
}

/** @param text what the person typed. */
export function readIdentifier(kind: IdentifierKind, text: string): Read {
  if (holdsPersonalNumber(text)) return refused('personal-number');
  const value = bare(text);
  switch (kind) {
    case 'nib':
      return /^\d{13}$/.test(value) ? ok({ kind, value }) : refused('nib-shape');
    case 'pirt':
      return readPirtNumber(value);
    case 'bpom':
      // MD or ML and 12 digits; forms newer than that are not verified, so other lengths pass.
      return /^M[DL]\d{9,15}$/.test(value) ? ok({ kind, value }) : refused('bpom-shape');
    case 'halal':
      return readHalal(value);
    case 'udyam':
      return readUdyam(value);
    case 'fssai':
      // Registration or licence, state, year and running number in 14 digits; no check digit is published.
      return /^[12]\d{13}$/.test(value) ? ok({ kind, value }) : refused('fssai-shape');
  }
}
