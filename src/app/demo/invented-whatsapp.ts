/**
 * WhatsApp numbers of invented businesses, so that the button which writes to a maker can be seen and tried. +62 800 is the
 * prefix of free business lines, whose numbers go on with a 1: nobody's phone has a number that goes on with zeros, and none
 * can have a WhatsApp account. A real brand gets no number, and every third invented business has none either, as in life.
 */
export function inventedWhatsApp(position: number): string | null {
  return position % 3 === 2 ? null : `62800${String(position + 1).padStart(7, '0')}`;
}
