import { expect, it } from 'vitest';
import { common } from '../problem/domain-error.ts';
import { readBody } from './read-body.ts';

function requestOf(chunks: readonly (Uint8Array | null)[]): Request {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) if (chunk) controller.enqueue(chunk);
      // Without null at its end it never ends.
      if (chunks.at(-1) === null) controller.close();
    },
  });
  return new Request('http://127.0.0.1/', { method: 'POST', body, duplex: 'half' } as RequestInit);
}

const bytes = (count: number) => new Uint8Array(count).fill(7);

it('is whole, and empty where there is none', async () => {
  expect([...(await readBody(requestOf([bytes(2), bytes(1), null]), 3, common['too-large']))]).toEqual([7, 7, 7]);
  expect((await readBody(new Request('http://127.0.0.1/'), 3, common['too-large'])).length).toBe(0);
});

it('is refused as soon as there is too much, by what it says of itself even before', async () => {
  const endless = readBody(requestOf([bytes(2), bytes(2)]), 3, common['too-large']);
  await expect(endless).rejects.toMatchObject({ code: 'request.too-large' });
  const told = new Request('http://127.0.0.1/', { method: 'POST', body: 'abcd', headers: { 'content-length': '4' } });
  await expect(readBody(told, 3, common['too-large'])).rejects.toMatchObject({ code: 'request.too-large' });
});

it('ends when nothing comes any more', async () => {
  const silent = readBody(requestOf([bytes(1)]), 3, common['too-large'], 20);
  await expect(silent).rejects.toMatchObject({ code: 'request.stalled' });
});
