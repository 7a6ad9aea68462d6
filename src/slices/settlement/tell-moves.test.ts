import { expect, it } from 'vitest';
import { createFigureNews } from '../insights/index.ts';
import { tellMoves } from './tell-moves.ts';

it('tells at once, again when figures moved, beats in between, and ends with its signal', async () => {
  const news = createFigureNews();
  const gone = new AbortController();
  const heard: string[] = [];
  const telling = (async () => {
    for await (const event of tellMoves(news, 'pertama', gone.signal, { gap: 1, beat: 20 })) {
      heard.push(event);
      if (heard.length === 2) news.announce('lain');
      if (heard.length === 3) news.announce('pertama');
      if (heard.length === 4) gone.abort();
    }
  })();
  await telling;
  expect(heard).toEqual(['moved', 'beat', 'beat', 'moved']);
});
