/** Photographs and documents that the server has not confirmed yet, kept on the device so that a lost connection loses none. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Photo } from '../../files/photo.ts';

export interface BoxedPhoto<Kept = Photo> {
  /** Its id on the server too. */
  readonly id: string;
  /** What it belongs to: the page decides. */
  readonly place: string;
  readonly blob: Blob;
  readonly name: string;
  /** Set once the server has the picture: only attaching it is left. */
  readonly kept?: Kept;
}

interface Box extends DBSchema {
  photo: { key: string; value: BoxedPhoto<unknown>; indexes: { place: string } };
}

let opening: Promise<IDBPDatabase<Box>> | undefined;

function open(): Promise<IDBPDatabase<Box>> {
  opening ??= openDB<Box>('gelaran-photos', 1, {
    upgrade(database) {
      database.createObjectStore('photo', { keyPath: 'id' }).createIndex('place', 'place');
    },
  });
  return opening;
}

/** Done when it is on the disk. */
export async function putPhoto(photo: BoxedPhoto<unknown>): Promise<void> {
  const change = (await open()).transaction('photo', 'readwrite', { durability: 'strict' });
  await change.store.put(photo);
  await change.done;
}

export async function dropPhoto(id: string): Promise<void> {
  await (await open()).delete('photo', id);
}

/** Oldest first: ids grow with time. Whoever reads a place has written it, so what the server answered is of the kind it knows. */
export async function listPhotos<Kept = Photo>(place: string): Promise<BoxedPhoto<Kept>[]> {
  return (await open()).getAllFromIndex('photo', 'place', place) as Promise<BoxedPhoto<Kept>[]>;
}
