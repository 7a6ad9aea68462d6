/**
 * A region's code of the country pack, e.g. "64.71" for Kota Balikpapan (Kemendagri codes) or "IN-KL" for Kerala (ISO
 * 3166-2). A string always: read as a number, "64.10" would become 64.1.
 */
export type RegionCode = string & { readonly __kind: 'region' };

const CODE = /^[0-9A-Z]{1,6}([.-][0-9A-Z]{1,6}){0,3}$/;

export function isRegionCode(value: unknown): value is RegionCode {
  return typeof value === 'string' && CODE.test(value);
}

/** @throws RangeError when the text has not the shape of a code; whether the region exists is the database's to say. */
export function regionCode(value: string): RegionCode {
  if (!isRegionCode(value)) throw new RangeError(`not a region code: ${value}`);
  return value;
}
