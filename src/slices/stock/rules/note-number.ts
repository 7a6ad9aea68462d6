/** A delivery note's number as it is written on paper, with its country's letters before it: `SJ-007`, growing longer after 999. */
export function noteNumber(number: number, letters: string): string {
  return `${letters}-${String(number).padStart(3, '0')}`;
}
