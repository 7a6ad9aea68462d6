/** The eight colours of clusters. A letter, a name and a pattern say the same without colour. */

export const CLUSTER_COLOURS = [
  { tint: 'fill-river-soft', paper: '#d8e6e2', line: '#0e5a5e' },
  { tint: 'fill-gold-soft', paper: '#fbefd2', line: '#775000' },
  { tint: 'fill-red-soft', paper: '#f7dcd6', line: '#a3231d' },
  { tint: 'fill-leaf-soft', paper: '#e0ebd3', line: '#3d6126' },
  { tint: 'fill-[#e3dff2]', paper: '#e3dff2', line: '#4a3d86' },
  { tint: 'fill-[#d9e7f6]', paper: '#d9e7f6', line: '#1f5687' },
  { tint: 'fill-[#f4dcea]', paper: '#f4dcea', line: '#8a2c63' },
  { tint: 'fill-[#e8e0d4]', paper: '#e8e0d4', line: '#5c5047' },
] as const;
