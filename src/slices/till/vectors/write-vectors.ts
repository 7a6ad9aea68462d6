/** Writes docs/vectors/till.json anew: `node src/slices/till/vectors/write-vectors.ts`. The test beside compares. */
import { writeFileSync } from 'node:fs';
import { tillVectors } from './make-vectors.ts';

const file = new URL('../../../../docs/vectors/till.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(tillVectors(), null, 2)}\n`);
