/** How the screen looks: as the house does, or with all contrast there is, for a stall in the sun. */
export type Look = 'usual' | 'sun';

const KEPT_AS = 'gelaran-till-look';

/** What was chosen on this device, else what the phone asks for. */
export function readLook(): Look {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    if (kept === 'usual' || kept === 'sun') return kept;
  } catch {
    // Without storage the phone's own wish holds.
  }
  return matchMedia('(prefers-contrast: more)').matches ? 'sun' : 'usual';
}

export function showLook(look: Look): void {
  document.documentElement.dataset.look = look;
}

export function keepLook(look: Look): void {
  showLook(look);
  try {
    localStorage.setItem(KEPT_AS, look);
  } catch {
    // The choice lasts until the page is closed.
  }
}
