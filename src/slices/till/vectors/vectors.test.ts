import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPayload } from '../rules/read-payload.ts';
import { tillVectors } from './make-vectors.ts';

const published = JSON.parse(readFileSync(new URL('../../../../docs/vectors/till.json', import.meta.url), 'utf8'));

test('the published vectors are what the rules say', () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(tillVectors())));
});

test('what a version allows is read, whatever came after it', () => {
  for (const [name, events] of Object.entries<{ kind: string; payload: unknown }[]>(published.readable)) {
    const schemaVersion = Number(name.split(' ')[1]);
    for (const { kind, payload } of events)
      expect(readPayload({ kind, payload, schemaVersion })).toMatchObject({ ok: true });
  }
  expect(published.refused.every(({ refusal }: { refusal: unknown }) => refusal !== null)).toBe(true);
});
