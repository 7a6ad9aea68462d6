/** Asks for the booth's newest catalogue, whatever the phone's clock says. */
import { z } from 'zod';
import { catalogueClaim } from '../../../hall/contract.ts';
import type { EnrolledDevice } from '../../../hall/offline/device-store.ts';
import { signText } from '../../../hall/offline/sign.ts';
import type { HttpAnswer } from '../../../hall/rules/read-answer.ts';

const stale = z.object({ code: z.literal('hall.request-stale'), serverTime: z.iso.datetime({ precision: 3 }) });

/** The server's time, where it took the request for an old one. */
function timeOf({ status, body }: HttpAnswer): string | undefined {
  if (status !== 401) return undefined;
  try {
    return stale.safeParse(JSON.parse(body)).data?.serverTime;
  } catch {
    return undefined;
  }
}

/**
 * A request names its time, so that nobody can make it again later. Where the server finds the time wrong it says its own, and the
 * request is made once more with that. Rejects when there is no catalogue to be had.
 */
export async function askCatalogue(
  { claim, keys }: Pick<EnrolledDevice, 'claim' | 'keys'>,
  send: (headers: Readonly<Record<string, string>>) => Promise<HttpAnswer>,
  now: number = Date.now(),
): Promise<unknown> {
  const ask = async (time: string) =>
    send({
      'gelaran-device': claim.device,
      'gelaran-time': time,
      'gelaran-signature': await signText(keys.privateKey, catalogueClaim(claim.device, time)),
    });
  const first = await ask(new Date(now).toISOString());
  const told = timeOf(first);
  const answer = told === undefined ? first : await ask(told);
  if (answer.status !== 200) throw new Error(`no catalogue: ${answer.status}`);
  return JSON.parse(answer.body);
}
