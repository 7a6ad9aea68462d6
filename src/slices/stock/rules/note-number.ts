/** A delivery note's number as it is written on paper: `SJ-007` (surat jalan), growing longer after 999. */
export function noteNumber(number: number): string {
  return `SJ-${String(number).padStart(3, '0')}`;
}
