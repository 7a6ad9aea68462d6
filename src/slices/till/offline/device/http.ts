/** The till's requests to the server. Each rejects when no answer came. */
import type { ClaimRequest } from '../../../hall/contract.ts';
import type { EnrolledDevice } from '../../../hall/offline/device-store.ts';
import { signText } from '../../../hall/offline/sign.ts';
import type { HttpAnswer } from '../../../hall/rules/read-answer.ts';
import { sha256 } from '../../../hall/rules/sha256.ts';
import { chargeClaim, chargeStateClaim } from '../../rules/gateway-charge.ts';
import { askCatalogue } from './ask-catalogue.ts';
import type { ChargeNetwork } from './charges.ts';

const PATIENCE = 20_000;

async function ask(path: string, init: RequestInit, patience = PATIENCE): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(patience);
  const response = await fetch(path, { ...init, signal, credentials: 'omit', cache: 'no-store' });
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return {
    status: response.status,
    retryAfter: Number.isFinite(seconds) ? seconds : null,
    body: await response.text(),
  };
}

export function claimEnrolment(request: ClaimRequest): Promise<HttpAnswer> {
  return ask('/api/v1/hall/enrolments/claim', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
}

export function postBatch(edition: string, body: string, signature: string): Promise<HttpAnswer> {
  return ask(`/api/v1/editions/${edition}/hall/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', 'gelaran-signature': signature },
    body,
  });
}

/** The booth's newest signed snapshot, as it came. */
export function fetchCatalogue(device: EnrolledDevice): Promise<unknown> {
  const path = `/api/v1/editions/${device.claim.edition.slug}/hall/catalogue`;
  return askCatalogue(device, (headers) => ask(path, { headers }));
}

/** The way to the organiser's payment gateway, which the server asks for us. */
export function chargeNetwork({ claim, keys }: EnrolledDevice): ChargeNetwork {
  const path = `/api/v1/editions/${claim.edition.slug}/gateway-charges`;
  const headers = async (text: string) => ({
    'gelaran-device': claim.device,
    'gelaran-signature': await signText(keys.privateKey, text),
  });
  return {
    async ask(request, patience) {
      const body = JSON.stringify(request);
      const signed = { ...(await headers(chargeClaim(sha256(body)))), 'content-type': 'application/json' };
      return ask(path, { method: 'POST', headers: signed, body }, patience);
    },
    look: async (charge) => ask(`${path}/${charge}`, { headers: await headers(chargeStateClaim(charge)) }),
  };
}

/** A sale by its receipt's link: see src/slices/till/rules/linked-receipt.ts. */
export function fetchLinked({ claim }: EnrolledDevice, key: string): Promise<HttpAnswer> {
  return ask(`/api/v1/editions/${claim.edition.slug}/receipt-links/${key}`, {}, 10_000);
}
