/** What can be wrong with the embedded database. */
import { type Sentences, SpokenFault } from './spoken-fault.ts';

/** What each fault knows. Paths are absolute, `seconds` is how long was waited. */
export interface PostgresFaultData {
  readonly owned: { readonly pid: number; readonly dataDir: string };
  readonly 'no-database': { readonly dataDir: string };
  readonly 'no-engine': { readonly platform: string };
  readonly 'no-user': { readonly dataDir: string };
  readonly version: { readonly found: string; readonly wanted: string; readonly pgdata: string };
  readonly 'disk-full': { readonly path: string };
  readonly permission: { readonly path: string };
  readonly 'not-a-database': { readonly pgdata: string };
  readonly 'secrets-lost': { readonly file: string };
  readonly elsewhere: { readonly dataDir: string };
  readonly 'unsafe-folder': { readonly path: string };
  readonly 'not-answering': { readonly pid: number; readonly seconds: number; readonly log: string };
  readonly 'not-stopping': { readonly pid: number; readonly seconds: number; readonly log: string };
  readonly failed: { readonly reason: string; readonly log: string };
}

export type PostgresFaultCode = keyof PostgresFaultData;

const SENTENCES: Sentences<PostgresFaultData> = {
  owned: {
    id: ({ pid, dataDir }) =>
      `Folder ${dataDir} sedang dipakai oleh proses ${pid}; hentikan dulu proses itu, atau pilih DATA_DIR yang lain.`,
    en: ({ pid, dataDir }) =>
      `The folder ${dataDir} is in use by process ${pid}; stop it first, or choose another DATA_DIR.`,
  },
  'no-database': {
    id: ({ dataDir }) =>
      `Di ${dataDir} tidak ada basis data Gelaran; isi DATA_DIR dengan folder yang dipakai layanannya. Tidak ada yang dibuat.`,
    en: ({ dataDir }) =>
      `There is no Gelaran database in ${dataDir}; set DATA_DIR to the folder that the service uses. Nothing was made.`,
  },
  'no-engine': {
    id: ({ platform }) =>
      `PostgreSQL untuk ${platform} tidak terpasang; jalankan npm install lagi, atau isi DATABASE_URL dengan PostgreSQL sendiri.`,
    en: ({ platform }) =>
      `PostgreSQL for ${platform} is not installed; run npm install again, or set DATABASE_URL to a PostgreSQL of your own.`,
  },
  'no-user': {
    id: ({ dataDir }) =>
      `PostgreSQL tidak boleh berjalan sebagai root dan tidak ada pengguna "postgres" atau "nobody"; buat pengguna "postgres", atau jalankan sebagai pemilik ${dataDir}.`,
    en: ({ dataDir }) =>
      `PostgreSQL must not run as root and there is no user "postgres" or "nobody"; add a user "postgres", or start as the one who owns ${dataDir}.`,
  },
  version: {
    id: ({ found, wanted, pgdata }) =>
      `Data di ${pgdata} ditulis oleh PostgreSQL ${found}, sedangkan versi ini membawa PostgreSQL ${wanted}; pakai versi Gelaran yang lama, atau pindahkan datanya lebih dulu.`,
    en: ({ found, wanted, pgdata }) =>
      `The data in ${pgdata} was written by PostgreSQL ${found} but this version brings PostgreSQL ${wanted}; use the earlier version of Gelaran, or move the data first.`,
  },
  'disk-full': {
    id: ({ path }) => `Ruang penyimpanan untuk ${path} penuh; kosongkan sebagian, lalu jalankan lagi.`,
    en: ({ path }) => `The disk that holds ${path} is full; free some space, then start again.`,
  },
  permission: {
    id: ({ path }) => `Tidak ada hak untuk memakai ${path}; periksa pemilik dan hak aksesnya.`,
    en: ({ path }) => `There is no permission to use ${path}; look at its owner and mode.`,
  },
  'not-a-database': {
    id: ({ pgdata }) =>
      `Folder ${pgdata} berisi sesuatu yang bukan basis data; pindahkan isinya, atau pilih DATA_DIR yang lain.`,
    en: ({ pgdata }) =>
      `The folder ${pgdata} holds something that is not a database; move it away, or choose another DATA_DIR.`,
  },
  'secrets-lost': {
    id: ({ file }) => `Kata sandi basis data di ${file} hilang atau tidak cocok; kembalikan berkas itu dari cadangan.`,
    en: ({ file }) =>
      `The database's passwords in ${file} are missing or do not fit; bring that file back from a backup.`,
  },
  elsewhere: {
    id: ({ dataDir }) =>
      `Basis data di ${dataDir} sedang dijalankan dari tempat lain, mungkin kontainer lain; hentikan dulu yang di sana.`,
    en: ({ dataDir }) =>
      `The database in ${dataDir} is being run from elsewhere, perhaps another container; stop it there first.`,
  },
  'unsafe-folder': {
    id: ({ path }) =>
      `Folder ${path} milik pengguna lain sehingga tidak aman dipakai; hapus folder itu, atau pilih DATA_DIR yang lebih pendek.`,
    en: ({ path }) =>
      `The folder ${path} belongs to another user and is not safe to use; remove it, or choose a shorter DATA_DIR.`,
  },
  'not-answering': {
    id: ({ pid, seconds, log }) =>
      `PostgreSQL (proses ${pid}) tidak menjawab setelah ${seconds} detik; lihat ${log}, dan hentikan proses itu bila memang macet.`,
    en: ({ pid, seconds, log }) =>
      `PostgreSQL (process ${pid}) has not answered for ${seconds} seconds; look into ${log}, and stop that process if it is stuck.`,
  },
  'not-stopping': {
    id: ({ pid, seconds, log }) => `PostgreSQL (proses ${pid}) belum berhenti setelah ${seconds} detik; lihat ${log}.`,
    en: ({ pid, seconds, log }) =>
      `PostgreSQL (process ${pid}) has not stopped after ${seconds} seconds; look into ${log}.`,
  },
  failed: {
    id: ({ reason, log }) => `PostgreSQL tidak bisa dijalankan: "${reason}"; selengkapnya di ${log}.`,
    en: ({ reason, log }) => `PostgreSQL could not be started: "${reason}"; more in ${log}.`,
  },
};

export class PostgresFault<C extends PostgresFaultCode = PostgresFaultCode> extends SpokenFault<PostgresFaultData, C> {
  override readonly name = 'PostgresFault';

  constructor(code: C, data: PostgresFaultData[C], cause?: unknown) {
    super(SENTENCES, code, data, cause);
  }
}

/** The fault that a refused system call means, or the error itself when it means nothing particular. */
export function faultOfSystemError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const where = 'path' in error && typeof error.path === 'string' ? error.path : path;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return new PostgresFault('disk-full', { path: where }, error);
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') {
    return new PostgresFault('permission', { path: where }, error);
  }
  return error;
}
