import { useEffect, useEffectEvent } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { DECIMAL_KEYS, KEYS, type Key, keyOf } from '../device/keypad.ts';
import { Glyph } from './Glyph.tsx';

export interface KeypadProps {
  readonly onKey: (key: Key) => void;
  /** Where an amount has decimals: the sign before them. */
  readonly point?: '.' | ',' | undefined;
}

/** Digits under the thumb; a keyboard's digits do the same. */
export function Keypad({ onKey, point }: KeypadProps) {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const key = keyOf(event);
    if (!key || event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    onKey(key);
  });
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <div className="grid grid-cols-3 gap-1.5">
      {(point ? DECIMAL_KEYS : KEYS).map((key) => (
        <button
          key={key}
          type="button"
          aria-label={key === 'back' ? m.till_key_back() : key === 'point' ? m.till_key_point() : key}
          className="tabular grid h-14 cursor-pointer place-items-center rounded-s border border-line bg-card font-bold text-xl active:bg-river-soft"
          onClick={() => onKey(key)}
        >
          {key === 'back' ? <Glyph name="backspace" className="size-6" /> : key === 'point' ? point : key}
        </button>
      ))}
    </div>
  );
}
