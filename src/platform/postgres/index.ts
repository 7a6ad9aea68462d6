/** The embedded PostgreSQL: the real server, from npm, run by this process and kept in its data folder. */
export { DATABASE, type DatabaseAddress, type DatabaseRole, ROLE_NAMES } from './address.ts';
export { faultOfSystemError, PostgresFault, type PostgresFaultCode, type PostgresFaultData } from './fault.ts';
export { type EmbeddedServer, type OpenOptions, openEmbedded } from './open-embedded.ts';
export { SpokenFault } from './spoken-fault.ts';
