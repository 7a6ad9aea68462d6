import { ToldFault } from '../../platform/problem/told-fault.ts';
import { findAccount, makeReset, RESET_PRINTED_HOURS } from '../../slices/people/index.ts';
import { withInstallation } from '../installation.ts';
import type { Command } from './command.ts';

/** Whoever holds the machine can let anybody in; the link proves the address as one that was mailed does. */
export const reset: Command = {
  options: { 'second-factor': { type: 'boolean', default: false } },
  async run(settings, [email], { 'second-factor': factor }) {
    if (email === undefined) throw new ToldFault('Say for whom: gelaran reset name@agency.go.id [--second-factor]');
    return withInstallation(settings, async ({ runner }) => {
      const account = await findAccount(runner.db, email);
      if (!account)
        throw new ToldFault(`Nobody has an account as ${email}. gelaran invite makes the first one of an organiser.`);
      const code = await makeReset(
        runner.db,
        account.user,
        factor === true,
        Date.now() + RESET_PRINTED_HOURS * 3_600_000,
      );
      const also = factor === true ? ' It also ends the second factor.' : '';
      console.log(
        `A new password for ${account.name} (${account.email}). Works once, within ${RESET_PRINTED_HOURS} hours, and ends all their sessions.${also}\n${settings.publicUrl}/masuk/sandi/${code}`,
      );
      return 0;
    });
  },
};
