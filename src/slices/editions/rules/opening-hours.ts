/** `HH:MM` on the wall of a venue. */
export interface Hours {
  readonly opensAt: string;
  readonly closesAt: string;
}

/** Minutes since the business day began. */
function into(time: string, dayEndsAt: string): number {
  const [minutes, ends] = [time, dayEndsAt].map((each) => Number(each.slice(0, 2)) * 60 + Number(each.slice(3)));
  return ((minutes ?? 0) - (ends ?? 0) + 1_440) % 1_440;
}

/** Whether a venue opens and then closes within one business day: 18:00 to 02:00 does where a day ends at 02:00 or later. */
export function fitsInDay({ opensAt, closesAt }: Hours, dayEndsAt: string): boolean {
  return closesAt === dayEndsAt ? opensAt !== closesAt : into(opensAt, dayEndsAt) < into(closesAt, dayEndsAt);
}
