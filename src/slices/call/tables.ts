/** Rows of the schema `call` (migrations 0012, 0020, 0075, 0077, 0120). */
import type { ColumnType, Generated } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { InstantColumn, OptionalInstantColumn } from '../../platform/db/database.ts';
import type { DocumentKind } from '../../platform/files/document-facts.ts';
import type { ApplicationState, CallState } from './contract.ts';
import type { Audience } from './group-messages/contract.ts';
import type { LetterKind } from './rules/fill-letter.ts';

export interface CallTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  state: CallState;
  opens_at: InstantColumn;
  closes_at: InstantColumn;
  scoring_until: InstantColumn;
  terms_id: string;
  terms_en: string;
  blind: boolean;
  bar_own_delegation: boolean;
  exclude_previous: boolean;
  curators_each: number;
  last_number: Generated<number>;
  published_at: OptionalInstantColumn;
  questions: ColumnType<unknown, string | undefined, string>;
}

export interface CriterionTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  code: string;
  position: number;
  name_id: string;
  name_en: string;
  help_id: string;
  help_en: string;
  weight: number;
  scale: number;
  remark_upto: number | null;
}

export interface ApplicationTable {
  organiser_id: Id<'organiser'>;
  id: Id<'application'>;
  edition_id: Id<'edition'>;
  business_id: Id<'business'>;
  region_code: RegionCode;
  number: number;
  state: ApplicationState;
  version: Generated<number>;
  statement: Generated<string>;
  needs: Generated<string>;
  consent_at: OptionalInstantColumn;
  consent_purpose: ColumnType<string | null, string | null | undefined, string | null>;
  nominated_by: ColumnType<Id<'user'> | null, Id<'user'> | null | undefined, Id<'user'> | null>;
  copied_from: ColumnType<Id<'application'> | null, Id<'application'> | null | undefined, Id<'application'> | null>;
  made_at: InstantColumn;
  submitted_at: OptionalInstantColumn;
  decided_at: OptionalInstantColumn;
  reason_id: Generated<string>;
  reason_en: Generated<string>;
  waitlist_position: ColumnType<number | null, number | null | undefined, number | null>;
  told_at: OptionalInstantColumn;
  answers: ColumnType<unknown, string | undefined, string>;
}

export interface AnswerFileTable {
  organiser_id: Id<'organiser'>;
  application_id: Id<'application'>;
  question: string;
  name: string;
  kind: DocumentKind;
  bytes: Buffer;
  made_at: InstantColumn;
  loose_since: OptionalInstantColumn;
}

export interface ItemTable {
  organiser_id: Id<'organiser'>;
  id: Id<'item'>;
  application_id: Id<'application'>;
  position: number;
  name_id: string;
  name_en: string;
  description_id: string;
  description_en: string;
  category: string;
  price: number | null;
  unit: string;
  photos: Id<'photo'>[];
}

export interface AssignmentTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  application_id: Id<'application'>;
  curator: Id<'user'>;
  state: 'assigned' | 'begun' | 'done' | 'conflict';
  conflict_reason: ColumnType<string | null, string | null | undefined, string | null>;
  made_at: InstantColumn;
  done_at: OptionalInstantColumn;
  /** Parts, as `rules/total.ts` reckons them; of those who have finished. */
  total: ColumnType<number | null, number | null | undefined, number | null>;
}

export interface ScoreTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  application_id: Id<'application'>;
  curator: Id<'user'>;
  criterion: string;
  points: number | null;
  remark: string;
  at: InstantColumn;
}

export interface EventTable {
  organiser_id: Id<'organiser'>;
  application_id: Id<'application'>;
  seq: number;
  at: InstantColumn;
  actor_kind: string;
  actor_id: string | null;
  kind: string;
  data: unknown;
}

export interface MessageTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  id: string;
  audience: Audience;
  region_code: RegionCode | null;
  subject_id: string;
  subject_en: string;
  body_id: string;
  body_en: string;
  made_at: InstantColumn;
}

export interface MessageReceiverTable {
  organiser_id: Id<'organiser'>;
  message_id: string;
  business_id: string;
  marked_at: OptionalInstantColumn;
}

export interface LetterWordingTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  kind: LetterKind;
  subject_id: string;
  subject_en: string;
  body_id: string;
  body_en: string;
}

/** The published view: what became of whom. */
export interface AppliedView {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  application_id: Id<'application'>;
  business_id: Id<'business'>;
  region_code: RegionCode;
  number: number;
  state: ApplicationState;
  nominated: boolean;
}

/** A list of nominations that was sent (migration 0020). */
export interface NominationListTable {
  organiser_id: Id<'organiser'>;
  id: Id<'nomination-list'>;
  edition_id: Id<'edition'>;
  sent_by: Id<'user'>;
  file_name: string;
  sent_at: InstantColumn;
  state: 'sent' | 'taking' | 'taken';
  content: unknown;
  progress: Generated<number>;
  taken_at: OptionalInstantColumn;
  outcome: unknown;
}

/** What a panel's people wrote for its minutes (migration 0075). */
export interface MinutesTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  number: string;
  held_on: ColumnType<string | null, string | null, string | null>;
  place: string;
  basis: string;
  remark: string;
  signers: unknown;
  written_at: InstantColumn;
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'call.call': CallTable;
    'call.criterion': CriterionTable;
    'call.message': MessageTable;
    'call.message_receiver': MessageReceiverTable;
    'call.letter_wording': LetterWordingTable;
    'call.application': ApplicationTable;
    'call.answer_file': AnswerFileTable;
    'call.item': ItemTable;
    'call.assignment': AssignmentTable;
    'call.score': ScoreTable;
    'call.event': EventTable;
    'call.applied': AppliedView;
    'call.nomination_list': NominationListTable;
    'call.minutes': MinutesTable;
  }
}
