/** Rows of `platform.file` and `platform.file_variant` (migration 0011). */
import type { Generated } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { InstantColumn } from '../db/database.ts';
import type { PhotoFormat, PhotoSize } from './photo.ts';

interface FileTable {
  organiser_id: Id<'organiser'>;
  id: Id<'photo'>;
  sha256: Buffer;
  width: number;
  height: number;
  sent_by: string | null;
  business_id: Id<'business'> | null;
  public: Generated<boolean>;
  made_at: InstantColumn;
}

interface FileVariantTable {
  organiser_id: Id<'organiser'>;
  sha256: Buffer;
  size: PhotoSize;
  format: PhotoFormat;
  bytes: Buffer;
}

declare module '../db/database.ts' {
  interface Database {
    'platform.file': FileTable;
    'platform.file_variant': FileVariantTable;
  }
}
