/** The colours of a motif: the cloth, its own beads a shade lighter, and three beads that draw. */
export interface Palette {
  readonly cloth: string;
  readonly ground: string;
  readonly beads: readonly [string, string, string];
}

export const PALETTES = {
  river: { cloth: '#0b4f53', ground: '#14676a', beads: ['#f0b429', '#fff8ea', '#ef6a50'] },
  red: { cloth: '#97201a', ground: '#b0322a', beads: ['#f6c445', '#fff4df', '#2b1512'] },
  ironwood: { cloth: '#231c17', ground: '#3a2f27', beads: ['#e0a21f', '#f7e9cf', '#cf4030'] },
  leaf: { cloth: '#1c5e3a', ground: '#29764b', beads: ['#f6c445', '#fff8ea', '#14291d'] },
  clay: { cloth: '#7a2e1d', ground: '#91432f', beads: ['#f6d78b', '#fff4df', '#3fb3ab'] },
  gold: { cloth: '#d2931a', ground: '#e6ad39', beads: ['#2b1f14', '#fff8ea', '#97201a'] },
  shell: { cloth: '#e6d8bd', ground: '#f4ead6', beads: ['#a5231b', '#2b211a', '#0e6a6b'] },
  indigo: { cloth: '#1c2f54', ground: '#2b426d', beads: ['#f0b429', '#fff8ea', '#ef6a50'] },
  plum: { cloth: '#541c3a', ground: '#6c3050', beads: ['#f6c445', '#ffe9d6', '#4fc1b8'] },
  lagoon: { cloth: '#0f7f7c', ground: '#27968f', beads: ['#fff8ea', '#0c3334', '#f6c445'] },
} as const satisfies Record<string, Palette>;

export type PaletteName = keyof typeof PALETTES;

export const PALETTE_NAMES: readonly PaletteName[] = [
  'river',
  'red',
  'ironwood',
  'leaf',
  'clay',
  'gold',
  'shell',
  'indigo',
  'plum',
  'lagoon',
];
