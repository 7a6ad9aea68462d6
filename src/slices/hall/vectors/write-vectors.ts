/** Writes docs/vectors anew: `node src/slices/hall/vectors/write-vectors.ts`. The test beside compares. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { clockVectors } from './clock-vectors.ts';
import { deviceVectors, envelopeVectors, replyVectors, signatureVectors } from './make-vectors.ts';

const folder = new URL('../../../../docs/vectors/', import.meta.url);

function published(): { readonly signature?: string; readonly proof?: string } {
  try {
    const { batch, enrolment } = JSON.parse(readFileSync(new URL('signatures.json', folder), 'utf8'));
    return { signature: batch.signature, proof: enrolment.proof };
  } catch {
    return {};
  }
}

mkdirSync(folder, { recursive: true });
const files = {
  'envelopes.json': envelopeVectors(),
  'signatures.json': signatureVectors(published()),
  'replies.json': replyVectors(),
  'device.json': deviceVectors(),
  'clock.json': clockVectors(),
};
for (const [name, vectors] of Object.entries(files)) {
  writeFileSync(new URL(name, folder), `${JSON.stringify(vectors, null, 2)}\n`);
}
