/** The text that is signed for the till of a booth. */
import type { SnapshotBody } from '../contract.ts';

/** What a till has to know, apart from which version this is and when it was made. */
export type SnapshotContent = Omit<SnapshotBody, 'version' | 'madeAt'>;

/** The keys stand in this order for ever: equal contents are equal texts, so a text shows whether anything has changed. */
export function writeSnapshot(version: number, content: SnapshotContent, madeAt: number): string {
  const { edition, booth, organiser, discountLimit, supervisors, businesses, products } = content;
  return JSON.stringify({
    version,
    edition,
    booth,
    organiser,
    discountLimit,
    supervisors,
    businesses,
    products,
    madeAt: new Date(madeAt).toISOString(),
  });
}
