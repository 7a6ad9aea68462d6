import { useEffect, useEffectEvent } from 'react';

/** Enter does what the screen is for, unless it presses a button or a link that has the focus anyway. */
export function useEnter(act: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.repeat) return;
    const onControl = event.target instanceof HTMLElement && event.target.closest('button, a, select, textarea');
    if (onControl) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
