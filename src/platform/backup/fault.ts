/** What can be wrong with a backup or its restoring. Faults of the disk and of the database are PostgresFaults. */
import { type Sentences, SpokenFault } from '../postgres/spoken-fault.ts';

/** Paths are absolute, except `path`, which is inside the backup. */
export interface BackupFaultData {
  readonly 'not-empty': { readonly into: string };
  readonly unfinished: { readonly draft: string };
  readonly inside: { readonly into: string; readonly dataDir: string };
  readonly 'no-parent': { readonly parent: string };
  readonly 'whole-disk': { readonly into: string };
  readonly tablespaces: { readonly pgdata: string };
  readonly 'log-gone': { readonly segment: string };
  readonly 'no-backup': { readonly from: string };
  readonly unreadable: { readonly path: string };
  readonly 'cut-short': { readonly from: string };
  readonly 'unknown-format': { readonly from: string };
  readonly damaged: { readonly from: string; readonly path: string };
  readonly version: { readonly found: string; readonly wanted: string };
  readonly occupied: { readonly path: string };
}

export type BackupFaultCode = keyof BackupFaultData;

const SENTENCES: Sentences<BackupFaultData> = {
  'not-empty': {
    id: ({ into }) => `Folder ${into} sudah berisi sesuatu; pilih folder cadangan yang belum ada.`,
    en: ({ into }) =>
      `The folder ${into} already holds something; choose a folder for the backup that does not exist yet.`,
  },
  unfinished: {
    id: ({ draft }) =>
      `Pencadangan sebelumnya belum selesai atau masih berjalan; hapus ${draft} bila tidak ada lagi yang berjalan.`,
    en: ({ draft }) => `An earlier backup has not finished or is still running; remove ${draft} if none is running.`,
  },
  inside: {
    id: ({ into, dataDir }) => `Folder ${into} berada di dalam ${dataDir}; simpan cadangan di luar folder data.`,
    en: ({ into, dataDir }) => `The folder ${into} lies inside ${dataDir}; keep the backup outside of the data folder.`,
  },
  'no-parent': {
    id: ({ parent }) => `Folder ${parent} tidak ada; buat dulu, atau periksa apakah disknya sudah terpasang.`,
    en: ({ parent }) => `The folder ${parent} does not exist; make it first, or look whether its disk is mounted.`,
  },
  'whole-disk': {
    id: ({ into }) => `${into} adalah pangkal sebuah disk; sebutkan folder baru di dalamnya.`,
    en: ({ into }) => `${into} is the root of a disk; name a new folder inside it.`,
  },
  tablespaces: {
    id: ({ pgdata }) => `Basis data di ${pgdata} memakai tablespace, yang tidak ikut dicadangkan; pakai pg_basebackup.`,
    en: ({ pgdata }) =>
      `The database in ${pgdata} uses tablespaces, which this backup does not cover; use pg_basebackup.`,
  },
  'log-gone': {
    id: ({ segment }) => `Berkas log basis data ${segment} hilang saat mencadangkan; ulangi pencadangan.`,
    en: ({ segment }) => `The database's log file ${segment} went away during the backup; make the backup again.`,
  },
  'no-backup': {
    id: ({ from }) => `Folder ${from} bukan cadangan yang lengkap: MANIFEST.json tidak ada di dalamnya.`,
    en: ({ from }) => `The folder ${from} is not a complete backup: there is no MANIFEST.json in it.`,
  },
  unreadable: {
    id: ({ path }) => `Tidak ada hak untuk membaca ${path}; jalankan sebagai pemiliknya, atau ubah hak aksesnya.`,
    en: ({ path }) => `There is no permission to read ${path}; run as its owner, or change its mode.`,
  },
  'cut-short': {
    id: ({ from }) => `MANIFEST.json di ${from} terpotong atau rusak; pakai cadangan yang lain.`,
    en: ({ from }) => `The MANIFEST.json in ${from} is cut short or damaged; use another backup.`,
  },
  'unknown-format': {
    id: ({ from }) =>
      `MANIFEST.json di ${from} tidak terbaca oleh versi Gelaran ini; pakai versi yang membuat cadangan itu.`,
    en: ({ from }) =>
      `This version of Gelaran cannot read the MANIFEST.json in ${from}; use the version that made the backup.`,
  },
  damaged: {
    id: ({ from, path }) =>
      `Cadangan di ${from} rusak atau diubah pada ${path}; tidak ada yang ditulis. Pakai cadangan yang lain.`,
    en: ({ from, path }) =>
      `The backup in ${from} is damaged or was changed at ${path}; nothing was written. Use another backup.`,
  },
  version: {
    id: ({ found, wanted }) =>
      `Cadangan itu dari PostgreSQL ${found}, sedangkan versi ini membawa PostgreSQL ${wanted}; pulihkan dengan versi Gelaran yang membuatnya.`,
    en: ({ found, wanted }) =>
      `The backup is of PostgreSQL ${found} but this version brings PostgreSQL ${wanted}; restore it with the version of Gelaran that made it.`,
  },
  occupied: {
    id: ({ path }) => `${path} sudah ada; pulihkan ke folder data yang kosong.`,
    en: ({ path }) => `${path} is already there; restore into an empty data folder.`,
  },
};

export class BackupFault<C extends BackupFaultCode = BackupFaultCode> extends SpokenFault<BackupFaultData, C> {
  override readonly name = 'BackupFault';

  constructor(code: C, data: BackupFaultData[C], cause?: unknown) {
    super(SENTENCES, code, data, cause);
  }
}
