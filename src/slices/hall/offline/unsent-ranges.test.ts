import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { deleteDB } from 'idb';
import { expect, test } from 'vitest';
import { withSeqs } from '../rules/ranges.ts';
import { openIdbDisk } from './idb-disk.ts';
import { readUnsent } from './unsent-ranges.ts';

test('the outbox as ranges is the outbox', async () => {
  const seqs = fc.uniqueArray(fc.integer({ min: 1, max: 2_000 }), { maxLength: 60 });
  const blocks = fc.array(fc.tuple(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 700 })), {
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(seqs, blocks, async (single, long) => {
      const all = new Set([
        ...single,
        ...long.flatMap(([from, length]) => Array.from({ length }, (_, nth) => from + nth)),
      ]);
      const disk = await openIdbDisk('unsent-under-test');
      await disk.write(async (tx) => {
        await Promise.all([...all].map((seq) => tx.putUnsent(seq)));
      });
      const found = await disk.read(readUnsent);
      disk.close();
      await deleteDB('unsent-under-test');
      expect(found).toEqual(
        withSeqs(
          [],
          [...all].sort((one, other) => one - other),
        ),
      );
    }),
    { numRuns: 15 },
  );
});
