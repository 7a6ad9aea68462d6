import { useEffect, useEffectEvent } from 'react';
import { before, type ScreenState } from '../device/screens.ts';

const OURS = 'away';

/**
 * The phone's back button and the Escape key lead where the screen's own button leads, and do not leave the till: while one
 * is away from home the newest entry of the browser's history is ours, to be taken off by going back.
 */
export function useBack(screen: ScreenState, go: (screen: ScreenState) => void): void {
  const away = screen.at !== 'sell';
  const back = useEffectEvent(() => {
    if (away) go(before(screen));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: going back takes our entry off, and the next screen needs one too
  useEffect(() => {
    const ours = history.state === OURS;
    if (away && !ours) history.pushState(OURS, '');
    if (!away && ours) history.back();
  }, [screen]);
  useEffect(() => {
    const onPopState = () => back();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') back();
    };
    addEventListener('popstate', onPopState);
    addEventListener('keydown', onKeyDown);
    return () => {
      removeEventListener('popstate', onPopState);
      removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
