import type { Namer } from '../../platform/audit/named.ts';
import { nameApplications } from '../../slices/call/index.ts';
import { nameProducts } from '../../slices/catalogue/index.ts';
import { nameEditions } from '../../slices/editions/index.ts';
import { nameBusinesses } from '../../slices/exhibitors/index.ts';
import { nameFloor } from '../../slices/floor/index.ts';
import { nameDevices } from '../../slices/hall/index.ts';
import { namePeople } from '../../slices/people/index.ts';
import { nameNotes } from '../../slices/stock/index.ts';

/** Who knows what an id is called: each slice its own. */
export const NAMERS: readonly Namer[] = [
  namePeople,
  nameEditions,
  nameBusinesses,
  nameApplications,
  nameFloor,
  nameProducts,
  nameDevices,
  nameNotes,
];
