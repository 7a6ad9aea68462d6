/** The embedded PostgreSQL: the real server, from npm, run by this process and kept in its data folder. */
export type { DatabaseAddress, DatabaseRole } from './address.ts';
export { faultOfSystemError, PostgresFault, type PostgresFaultCode, type PostgresFaultData } from './fault.ts';
export { type EmbeddedServer, type OpenOptions, openEmbedded } from './open-embedded.ts';
