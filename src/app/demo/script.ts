/** The shape in which the demo is written down: one organiser with one edition and all that is shown at it. */
import type { PackName } from '../../kinds/country/index.ts';
import type { FeatureKind } from '../../slices/floor/kinds-of-feature.ts';

/** Name in Indonesian, name in English, category, price in rupiah, unit (left out for a piece). */
export type ProductLine = readonly [id: string, en: string, category: CategoryCode, price: number, unit?: string];

export type CategoryCode = 'kuliner' | 'minuman' | 'bumbu' | 'aksesori' | 'wastra' | 'busana' | 'kriya';

export interface BusinessScript {
  readonly name: string;
  /** The number of its booth. */
  readonly booth: string;
  /** A public brand name; every other business is invented and says so by its name. */
  readonly real?: true;
  readonly story: readonly [id: string, en: string];
  readonly products: readonly ProductLine[];
}

export interface RegionScript {
  readonly code: string;
  /** `Balikpapan` and `Kota Balikpapan`. */
  readonly name: string;
  readonly fullName: string;
  readonly leadAgency: string;
  readonly producerQuota: number;
  readonly booths: readonly string[];
  readonly businesses: readonly BusinessScript[];
}

export interface BoothScript {
  readonly number: string;
  readonly cluster: string;
  /** Millimetres. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly depth: number;
}

/** What a plan says beside its booths. Millimetres. */
export interface PlanScript {
  readonly clusters: readonly {
    readonly code: string;
    readonly name: readonly [id: string, en: string];
    readonly colour: number;
  }[];
  readonly features: readonly {
    readonly type: FeatureKind;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly depth: number;
  }[];
  /** Booths of no delegation: free, kept back or not to be used. */
  readonly spare: readonly (BoothScript & {
    readonly state: 'open' | 'held' | 'blocked';
    readonly reason: string;
  })[];
}

export interface EditionScript {
  readonly organiser: { readonly slug: string; readonly name: string; readonly countryPack: PackName };
  readonly series: string;
  readonly slug: string;
  readonly name: string;
  readonly theme: string;
  readonly summary: readonly [id: string, en: string];
  readonly venue: string;
  readonly city: string;
  readonly zone: string;
  readonly currency: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly opensAt: string;
  readonly closesAt: string;
  /** Agencies that lead no delegation here, but help their region's. */
  readonly otherAgencies: readonly { readonly name: string; readonly region: string }[];
  readonly hall: { readonly name: string; readonly width: number; readonly depth: number };
  readonly booths: readonly BoothScript[];
  readonly plan: PlanScript;
  readonly regions: readonly RegionScript[];
}
