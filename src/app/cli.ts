/** `gelaran`: the commands of an installation. Each is a file; this one finds it and turns faults into one line. */
import { parseArgs } from 'node:util';
import { isTold, ToldFault } from '../platform/problem/told-fault.ts';
import { readSettings } from '../platform/settings/settings.ts';
import { commands } from './commands/index.ts';
import { versionOf } from './version.ts';

const HELP = `gelaran: runs a touring expo of small producers

  gelaran start                       serve (migrates first; a first start on this machine alone loads the demo)
  gelaran migrate                     bring the database up to date and stop
  gelaran demo                        load the demo edition and its made-up sales into a folder of its own
  gelaran demo remove                 take the demo out again
  gelaran invite EMAIL --organiser SLUG [--name NAME] [--role ROLE] [--region CODE] [--country id|in]
                                      make an organiser if it is new (of Indonesia, or the country), and print an invitation
  gelaran reset EMAIL [--second-factor]
                                      print a one-time link to set a new password
  gelaran verify                      recompute every figure from the event log and compare
  gelaran backup DIR                  copy the running database and files to DIR
  gelaran restore DIR                 bring a backup back into an empty DATA_DIR
  gelaran --version                   which program this is

Settings come from the environment: PORT (3000), HOST (127.0.0.1), DATA_DIR (./data), DATABASE_URL, PUBLIC_URL,
SMTP_URL, MAIL_FROM, GELARAN_DEMO (on or off), LOG_LEVEL (info). Every command says which data it opened.
`;

async function main(): Promise<number> {
  const [name, ...rest] = process.argv.slice(2);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(HELP);
    return name === undefined ? 1 : 0;
  }
  if (name === '--version' || name === '-v') {
    console.log(versionOf(new URL('../../', import.meta.url)));
    return 0;
  }
  const load = commands[name];
  // Asked of a command, the same page: it says what each takes.
  if (load && rest.some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(HELP);
    return 0;
  }
  if (!load) throw new ToldFault(`There is no command "${name}". gelaran --help lists them.`);
  const command = await load();
  const { values, positionals } = parseArgs({
    args: rest,
    options: command.options,
    allowPositionals: true,
    strict: true,
  });
  return command.run(readSettings(process.env), positionals, values);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // What parseArgs throws is a sentence about the command line; the rest is unexpected and shown whole.
    const told = isTold(error) || (error instanceof TypeError && 'code' in error);
    console.error(told ? error.message : error);
    process.exitCode = 1;
  },
);
