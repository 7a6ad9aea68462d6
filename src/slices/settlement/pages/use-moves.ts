import { useEffect, useState } from 'react';
import { useRevalidator } from 'react-router';

const SILENCE_MS = 40_000;

/** Asks the page's loader again whenever the server says that sales came in. Returns whether the line stands. */
export function useMoves(slug: string): 'opening' | 'live' | 'lost' {
  const { revalidate } = useRevalidator();
  const [line, setLine] = useState<'opening' | 'live' | 'lost'>('opening');
  useEffect(() => {
    let first = true;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const source = new EventSource(`/api/v1/editions/${slug}/sales/stream`);
    const heard = () => {
      setLine('live');
      clearTimeout(silence);
      silence = setTimeout(() => setLine('lost'), SILENCE_MS);
    };
    source.addEventListener('moved', () => {
      heard();
      // The page has just been loaded when the line opens; after a break nobody knows what was missed.
      if (!first) void revalidate();
      first = false;
    });
    source.addEventListener('beat', heard);
    source.addEventListener('error', () => setLine('lost'));
    return () => {
      clearTimeout(silence);
      source.close();
    };
  }, [slug, revalidate]);
  return line;
}
