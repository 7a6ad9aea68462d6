import { useEffect, useEffectEvent } from 'react';

/** Whether the newest entry of the history is ours, made for a screen beside home. */
function isOurs(): boolean {
  return history.state === 'away';
}

/** The phone's back button and the Escape key lead where the screen's own button leads, and do not leave the till. */
export function useBack(away: boolean, back: () => void): void {
  const goBack = useEffectEvent(() => {
    if (away) back();
  });
  useEffect(() => {
    if (away && !isOurs()) history.pushState('away', '');
    if (!away && isOurs()) history.back();
  }, [away]);
  useEffect(() => {
    const onPopState = () => goBack();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') goBack();
    };
    addEventListener('popstate', onPopState);
    addEventListener('keydown', onKeyDown);
    return () => {
      removeEventListener('popstate', onPopState);
      removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
