import { useEffect, useEffectEvent } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { Notice } from '../../../../platform/ui/Notice.tsx';
import { DECIMAL_KEYS, KEYS, keyOf } from '../device/keypad.ts';
import type { Typed } from '../screens/use-typed.ts';
import { Button } from './Button.tsx';
import { Glyph } from './Glyph.tsx';

/** Digits under the thumb. A keyboard's keys and a paste do the same; how they were read is said, or why they could not be. */
export function Keypad({ typed }: { readonly typed: Typed }) {
  const { point, press, shown, words } = typed;
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    // What AltGr types comes with Ctrl and Alt held.
    const held = event.ctrlKey || event.metaKey || event.altKey;
    if ((held && !event.getModifierState('AltGraph')) || event.target instanceof HTMLInputElement) return;
    const key = keyOf(event);
    if (key === null) return;
    event.preventDefault();
    press(key);
  });
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    typed.paste(event.clipboardData?.getData('text') ?? '');
  });
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    addEventListener('paste', onPaste);
    return () => {
      removeEventListener('keydown', onKeyDown);
      removeEventListener('paste', onPaste);
    };
  }, []);
  return (
    <div className="grid grid-cols-3 gap-1.5">
      {typed.unread ? (
        <div className="col-span-3">
          <Notice
            kind="danger"
            title={m.till_typed_wrong({ typed: shown })}
            actions={
              <Button tone="outline" onClick={() => typed.paste('')}>
                {m.till_typed_clear()}
              </Button>
            }
          >
            {words}
          </Notice>
        </div>
      ) : (
        shown !== '' && (
          <p role="status" className="wrap-anywhere col-span-3 text-ink-2 text-sm">
            {words}
          </p>
        )
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
