import { useEffect, useEffectEvent, useState } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { DECIMAL_KEYS, isUnusedKey, KEYS, type Key, keyOf } from '../device/keypad.ts';
import { Glyph } from './Glyph.tsx';

export interface KeypadProps {
  readonly onKey: (key: Key) => void;
  /** Where an amount has decimals: the sign before them. */
  readonly point?: '.' | ',' | undefined;
}

/** Digits under the thumb; a keyboard's digits do the same, and what else it types is said to be left out. */
export function Keypad({ onKey, point }: KeypadProps) {
  /** What was typed and has no meaning here, until a digit is taken back: whoever types fast still reads it. */
  const [unused, setUnused] = useState('');
  const press = (key: Key) => {
    if (key === 'back') setUnused('');
    onKey(key);
  };
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    if (isUnusedKey(event.key, point !== undefined)) return setUnused(event.key);
    const key = keyOf(event);
    if (!key) return;
    event.preventDefault();
    press(key);
  });
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <div className="grid grid-cols-3 gap-1.5">
      {unused && (
        <div className="col-span-3">
          <Notice kind="danger" title={m.till_key_unused({ key: unused })}>
            {m.till_key_unused_how()}
          </Notice>
        </div>
      )}
      {(point ? DECIMAL_KEYS : KEYS).map((key) => (
        <button
          key={key}
          type="button"
          aria-label={key === 'back' ? m.till_key_back() : key === 'point' ? m.till_key_point() : key}
          className="tabular grid h-14 cursor-pointer place-items-center rounded-s border border-line bg-card font-bold text-xl active:bg-river-soft"
          onClick={() => press(key)}
        >
          {key === 'back' ? <Glyph name="backspace" className="size-6" /> : key === 'point' ? point : key}
        </button>
      ))}
    </div>
  );
}
