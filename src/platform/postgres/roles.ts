/** The three roles and the database, made on the first start and put right on every later one. */
import type { Client } from 'pg';
import { DATABASE, type DatabaseRole, ROLE_NAMES } from './address.ts';
import { fitsVerifier, scramVerifier } from './scram.ts';
import type { Passwords } from './secrets.ts';

/** None may create roles or databases, be superuser or pass row level security by. */
const PLAIN = 'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOINHERIT';

/** Copying the files needs a replication slot, so that no log needed by the copy is removed meanwhile. */
const ATTRIBUTES: Readonly<Record<DatabaseRole, string>> = {
  owner: `${PLAIN} NOREPLICATION`,
  app: `${PLAIN} NOREPLICATION`,
  backup: `${PLAIN} REPLICATION`,
};

const BACKUP_FUNCTIONS = ['pg_backup_start(text, boolean)', 'pg_backup_stop(boolean)', 'pg_switch_wal()'];

interface StoredRole {
  readonly name: string;
  readonly attributes: string;
  readonly verifier: string | null;
}

/** `client` is a superuser's, in any database of the server. */
export async function ensureRoles(client: Client, passwords: Passwords): Promise<void> {
  const { rows } = await client.query<StoredRole>(STORED_ROLES, [Object.values(ROLE_NAMES)]);
  for (const role of ['owner', 'app', 'backup'] as const) {
    const name = ROLE_NAMES[role];
    const stored = rows.find((row) => row.name === name);
    if (stored?.attributes === ATTRIBUTES[role] && fitsVerifier(passwords[role], stored.verifier ?? '')) continue;
    const act = stored ? 'ALTER' : 'CREATE';
    await client.query(`${act} ROLE ${name} ${ATTRIBUTES[role]} PASSWORD '${scramVerifier(passwords[role])}'`);
  }
}

const STORED_ROLES = `
  SELECT rolname AS name, rolpassword AS verifier,
    concat_ws(' ',
      CASE WHEN rolcanlogin THEN 'LOGIN' ELSE 'NOLOGIN' END,
      CASE WHEN rolsuper THEN 'SUPERUSER' ELSE 'NOSUPERUSER' END,
      CASE WHEN rolbypassrls THEN 'BYPASSRLS' ELSE 'NOBYPASSRLS' END,
      CASE WHEN rolcreaterole THEN 'CREATEROLE' ELSE 'NOCREATEROLE' END,
      CASE WHEN rolcreatedb THEN 'CREATEDB' ELSE 'NOCREATEDB' END,
      CASE WHEN rolinherit THEN 'INHERIT' ELSE 'NOINHERIT' END,
      CASE WHEN rolreplication THEN 'REPLICATION' ELSE 'NOREPLICATION' END) AS attributes
  FROM pg_authid WHERE rolname = ANY ($1)`;

/** Makes the database unless it is there. `client` is a superuser's in the database `postgres`. */
export async function ensureDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${ROLE_NAMES.owner}`);
  // The server's own databases are nobody's business.
  const { rows } = await client.query<{ name: string }>(
    `SELECT datname AS name FROM pg_database WHERE datname IN ('postgres', 'template1') AND ${IS_OPEN}`,
  );
  for (const { name } of rows) await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
}

/** Whether everybody has some right on a row of pg_database. */
const IS_OPEN = `EXISTS (SELECT FROM aclexplode(coalesce(datacl, acldefault('d', datdba))) WHERE grantee = 0)`;

/** Who may enter a database, and what the backup may call in it. `client` is a superuser's in that database. */
export async function grantRights(client: Client, database: string): Promise<void> {
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${ROLE_NAMES.app}, ${ROLE_NAMES.backup}`);
  for (const signature of BACKUP_FUNCTIONS) {
    await client.query(`GRANT EXECUTE ON FUNCTION pg_catalog.${signature} TO ${ROLE_NAMES.backup}`);
  }
}

/** Whether `ensureDatabase` and `grantRights` have nothing to do; asked in the database itself. */
export async function hasRights(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ right: boolean }>(
    `SELECT pg_get_userbyid(datdba) = $1
        AND NOT ${IS_OPEN}
        AND has_database_privilege($2, oid, 'CONNECT') AND has_database_privilege($3, oid, 'CONNECT')
        AND (SELECT bool_and(has_function_privilege($3, f, 'EXECUTE')) FROM unnest($4::text[]) f) AS right
       FROM pg_database WHERE datname = current_database()`,
    [ROLE_NAMES.owner, ROLE_NAMES.app, ROLE_NAMES.backup, BACKUP_FUNCTIONS.map((one) => `pg_catalog.${one}`)],
  );
  return rows[0]?.right === true;
}
