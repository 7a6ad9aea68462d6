/** Rows of the schema `catalogue` (migrations 0006, 0014, 0024, 0070, 0073 and 0130). */
import type { Generated } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import type { DefaultedInstantColumn, InstantColumn, OptionalInstantColumn } from '../../platform/db/database.ts';

export interface CategoryTable {
  organiser_id: Id<'organiser'>;
  code: string;
  name_id: string;
  name_en: string;
  position: number;
  /** The category that it was merged into; never one that is merged itself. */
  merged_into: Generated<string | null>;
  merged_at: OptionalInstantColumn;
  updated_at: DefaultedInstantColumn;
}

export interface CategoryWordTable {
  organiser_id: Id<'organiser'>;
  /** As `plainWords` writes it. */
  word: string;
  code: string;
}

export interface ProductTable {
  organiser_id: Id<'organiser'>;
  id: Id<'product'>;
  business_id: Id<'business'>;
  slug: string;
  name_id: string;
  name_en: string;
  category: string;
  unit: string | null;
  /** An applicant's words for a category that the organiser has not. */
  said_category: Generated<string | null>;
  description_id: Generated<string>;
  description_en: Generated<string>;
  /** The database's own clock, as everywhere. */
  updated_at: DefaultedInstantColumn;
}

export interface ListingTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  product_id: Id<'product'>;
  /** Minor units of the edition's currency. */
  price: Money;
  withdrawn: Generated<boolean>;
  updated_at: DefaultedInstantColumn;
  free_price: Generated<boolean>;
}

export interface DiscountLimitTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  /** Null in the limit of the whole edition. */
  booth_id: Id<'booth'> | null;
  percent: number;
}

export interface ProductPhotoTable {
  organiser_id: Id<'organiser'>;
  product_id: Id<'product'>;
  file_id: Id<'photo'>;
  /** From 0, which is the cover. */
  position: number;
  alt_id: Generated<string>;
  alt_en: Generated<string>;
}

export interface SnapshotTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  booth_id: Id<'booth'>;
  version: number;
  body: string;
  signature: string;
  made_at: InstantColumn;
}

export interface SigningKeyTable {
  organiser_id: Id<'organiser'>;
  /** The uncompressed P-256 point in base64url. */
  public_key: string;
  /** PKCS #8 in PEM. */
  private_key: string;
  made_at: InstantColumn;
}

export interface ProductListTable {
  organiser_id: Id<'organiser'>;
  id: Id<'product-list'>;
  edition_id: Id<'edition'>;
  sent_by: Id<'user'>;
  file_name: string;
  sent_at: InstantColumn;
  content: unknown;
  taken_at: OptionalInstantColumn;
  outcome: unknown;
}

interface LabelPrintTable {
  organiser_id: Id<'organiser'>;
  id: Id<'label-print'>;
  edition_id: Id<'edition'>;
  digest: Buffer;
  format: string;
  start_at: number;
  printed_at: InstantColumn;
}

interface LabelLineTable {
  organiser_id: Id<'organiser'>;
  print_id: Id<'label-print'>;
  position: number;
  product_id: Id<'product'>;
  price: Money;
  free_price: boolean;
  copies: number;
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'catalogue.category': CategoryTable;
    'catalogue.category_word': CategoryWordTable;
    'catalogue.merged': { organiser_id: Id<'organiser'>; code: string; merged_into: string };
    'catalogue.product': ProductTable;
    'catalogue.listing': ListingTable;
    'catalogue.product_list': ProductListTable;
    'catalogue.product_photo': ProductPhotoTable;
    'catalogue.snapshot': SnapshotTable;
    'catalogue.signing_key': SigningKeyTable;
    'catalogue.discount_limit': DiscountLimitTable;
    'catalogue.label_print': LabelPrintTable;
    'catalogue.label_line': LabelLineTable;
  }
}
