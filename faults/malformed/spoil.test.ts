import { expect, test } from 'vitest';
import { seededRandom } from '../../src/app/demo/seeded-random.ts';
import type { RawRequest } from './raw-request.ts';
import { spoilBytes, spoilJson, spoilRequest } from './spoil.ts';

const right: RawRequest = {
  method: 'POST',
  path: '/api/v1/hall/enrolments/claim',
  headers: [['content-type', 'application/json']],
  body: Buffer.from('{"code":"abc","lines":[1,2,{"total":25000}],"change":null}'),
};

function draw(seed: string, count: number): RawRequest[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => spoilRequest(random, right));
}

test('the same seed spoils in the same way, another seed in another', () => {
  expect(draw('a', 200)).toEqual(draw('a', 200));
  expect(draw('a', 200)).not.toEqual(draw('b', 200));
});

test('what is spoilt is no longer what it was, nearly always', () => {
  const random = seededRandom('spoil');
  const text = Buffer.from(right.body).toString();
  const json = Array.from({ length: 500 }, () => spoilJson(random, text)).filter((spoilt) => spoilt === text);
  const bytes = Array.from({ length: 500 }, () => spoilBytes(random, right.body)).filter((spoilt) =>
    Buffer.from(right.body).equals(spoilt),
  );
  expect(json.length).toBeLessThan(10);
  expect(bytes.length).toBeLessThan(25);
});
