/**
 * Writes the migration with the regions of Indonesia from the data of the npm package `idn-area-data`:
 *
 *     npm pack idn-area-data@4.0.1 && tar xzf idn-area-data-4.0.1.tgz
 *     node scripts/regions/write-regions.ts package/data migrations/NNNN-regions-of-indonesia.sql
 *
 * A migration that has been applied is never written again: regions that change come in a new one.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Row {
  readonly code: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly name: string;
  readonly fullName: string;
}

const NOTICE = `-- The provinces, kabupaten and kota of Indonesia with the codes of the Ministry of Home Affairs (Kemendagri).
--
-- Contains information from idn-area-data 4.0.1 (https://github.com/fityannugroho/idn-area-data), which is made available
-- under the Open Database License (ODbL) 1.0: https://opendatacommons.org/licenses/odbl/1-0/. The rows below are a
-- derivative database of it (two of its five levels, with short names made from the full ones) and stand under the same
-- licence. Written by scripts/regions/write-regions.ts.
`;

async function rowsOf(path: string): Promise<string[][]> {
  const [, ...lines] = (await readFile(path, 'utf8')).trim().split(/\r?\n/);
  return lines.map((line) => line.split(','));
}

/** "Balikpapan" of "Kota Balikpapan"; the whole of it where a kabupaten and a kota share the rest, as two do in Bogor. */
export function shortNames(fullNames: readonly string[]): string[] {
  const bare = fullNames.map((full) => full.replace(/^(Kabupaten|Kota)( Administrasi)? /, ''));
  const count = new Map<string, number>();
  for (const name of bare) count.set(name, (count.get(name) ?? 0) + 1);
  return bare.map((name, at) => (count.get(name) === 1 ? name : (fullNames[at] ?? name)));
}

async function read(folder: string): Promise<Row[]> {
  const provinces = (await rowsOf(join(folder, 'provinces.csv'))).map(([code = '', name = '']): Row => {
    const special = name.startsWith('Daerah ');
    const short = name.replace(/^Daerah (Khusus Ibukota|Istimewa) /, '');
    return {
      code,
      kind: 'provinsi',
      parent: null,
      name: special && short === 'Jakarta' ? 'DKI Jakarta' : short,
      fullName: special ? name : `Provinsi ${name}`,
    };
  });
  const regencies = await rowsOf(join(folder, 'regencies.csv'));
  const short = shortNames(regencies.map(([, , full = '']) => full));
  return [
    ...provinces,
    ...regencies.map(([code = '', parent = '', fullName = ''], at): Row => {
      const kind = fullName.startsWith('Kota ') ? 'kota' : 'kabupaten';
      return { code, kind, parent, name: short[at] ?? fullName, fullName };
    }),
  ];
}

const quoted = (text: string | null) => (text === null ? 'null' : `'${text.replaceAll("'", "''")}'`);

/** Two installations may have come to a code by themselves already; from now on it says what the pack says. */
function statement(country: string, rows: readonly Row[]): string {
  const values = rows.map(
    ({ code, kind, parent, name, fullName }) =>
      `  (${[code, country, kind, parent, name, fullName].map(quoted).join(', ')})`,
  );
  return `alter table editions.known_region no force row level security;
insert into editions.known_region (code, country, kind, parent_code, name, full_name) values
${values.join(',\n')}
on conflict (code) do update set country = excluded.country, kind = excluded.kind, parent_code = excluded.parent_code,
  name = excluded.name, full_name = excluded.full_name, organiser_id = null;
alter table editions.known_region force row level security;
`;
}

const [folder, file] = process.argv.slice(2);
if (folder === undefined || file === undefined) throw new Error('Say the folder of the data and the file to write.');
await writeFile(file, `${NOTICE}${statement('ID', await read(folder))}`);
