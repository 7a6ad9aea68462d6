/** The links between PostgreSQL's libraries, which an npm package cannot carry and notes in a file instead. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface EngineLink {
  /** The file that is there, and the name that must lead to it; both relative to the engine's folder. */
  readonly source: string;
  readonly target: string;
}

/** A platform whose package has no such file needs no links. */
export function listLinks(root: string): readonly EngineLink[] {
  const file = join(root, 'pg-symlinks.json');
  if (!existsSync(file)) return [];
  const links: readonly EngineLink[] = JSON.parse(readFileSync(file, 'utf8'));
  const inside = (path: string) => path.replace(/^native\//, '');
  return links.map(({ source, target }) => ({ source: inside(source), target: inside(target) }));
}

export function hasLinks(root: string): boolean {
  return listLinks(root).every(({ target }) => existsSync(join(root, target)));
}
