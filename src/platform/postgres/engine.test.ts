import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findEngine, placeEngine, programOf } from './engine.ts';
import { listLinks } from './engine-links.ts';
import { foldersOf } from './folders.ts';
import { dataFolder } from './scratch-folder.fixture.ts';
import { databaseUser, giveTo, isRoot } from './system-user.ts';

/** A data folder whose parents everybody may cross, and an engine as npm leaves it in a folder of its own. */
function lay(damage: (root: string) => void) {
  const dataDir = dataFolder();
  const folders = foldersOf(dataDir);
  const user = databaseUser(folders);
  mkdirSync(folders.home, { recursive: true });
  for (const folder of [dirname(dataDir), dataDir]) chmodSync(folder, 0o755);
  giveTo(user, folders.home);
  const engine = { ...findEngine(), root: join(dirname(dataDir), 'node_modules', 'native') };
  cpSync(findEngine().root, engine.root, { recursive: true, verbatimSymlinks: true });
  damage(engine.root);
  return { engine, user, folders };
}

test('an engine that the user can read is used where it is', () => {
  const { engine, user, folders } = lay(() => {});
  expect(placeEngine(engine, user, folders)).toEqual(engine);
});

test('an engine whose links npm has not made is copied with its links, and runs', () => {
  const { engine, user, folders } = lay((root) => {
    for (const { target } of listLinks(root)) rmSync(join(root, target));
  });
  const placed = placeEngine(engine, user, folders);
  expect(dirname(placed.root)).toBe(join(folders.home, 'engine'));
  expect(execFileSync(programOf(placed, 'postgres'), ['--version'], { ...user, cwd: '/' }).toString()).toContain('18.');
});

test.runIf(isRoot())('an engine in a private folder is copied once, readable, and runs as the other user', () => {
  const { engine, user, folders } = lay((root) => {
    chmodSync(programOf({ ...findEngine(), root }, 'postgres'), 0o700);
    chmodSync(dirname(root), 0o700);
  });
  const placed = placeEngine(engine, user, folders);
  const made = statSync(placed.root).mtimeMs;
  expect(placeEngine(engine, user, folders)).toEqual(placed);
  expect(statSync(placed.root).mtimeMs).toBe(made);
  expect(readdirSync(dirname(placed.root))).toHaveLength(1);
  expect(execFileSync(programOf(placed, 'initdb'), ['--version'], { ...user, cwd: '/' }).toString()).toContain('18.');
});
