/**
 * The number of a home-industry food permit (P-IRT), 15 digits written 13-2: packaging 1, food type 2, region 4, product 2,
 * producer 4, then the last two digits of the year in which it ends (BPOM regulation 22/2018; domain, section 3).
 */
import { type RegionCode, regionCode } from '../../../kinds/region.ts';

export interface PirtFacts {
  /** 1 glass .. 8 double. */
  readonly packaging: number;
  /** 1..99; `FOOD_TYPES` has the names of the known ones. */
  readonly foodType: number;
  readonly region: RegionCode;
  /** Its place among the permitted products of the producer, and of the producer in the region. */
  readonly product: number;
  readonly producer: number;
  readonly expiryYear: number;
}

/** @param digits the 15 digits without the hyphen. Undefined when the packaging or the food type cannot be. */
export function readPirt(digits: string): PirtFacts | undefined {
  const parts = /^([1-8])(\d{2})(\d{2})(\d{2})(\d{2})(\d{4})(\d{2})$/.exec(digits);
  if (!parts) return undefined;
  const [, packaging, foodType, province, regency, product, producer, year] = parts;
  if (foodType === '00') return undefined;
  return {
    packaging: Number(packaging),
    foodType: Number(foodType),
    region: regionCode(`${province}.${regency}`),
    product: Number(product),
    producer: Number(producer),
    expiryYear: 2000 + Number(year),
  };
}

/** As it stands on a label: `2026471010001-27`. */
export function writePirt(digits: string): string {
  return `${digits.slice(0, 13)}-${digits.slice(13)}`;
}
