/**
 * The payment gateway of the journeys, under the name of the real one: the installation reaches the internet by a forward proxy, as
 * many do, and that proxy leads here. What a buyer pays or gets back is told to the installation as the gateway tells it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createProxy, type IncomingMessage, type Server } from 'node:http';
import { createServer, request } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { chargeQris } from '../../src/kinds/qris/charge-qris.ts';
import { sticker } from './sticker.ts';

/** Xendit's QR codes: POST /qr_codes, GET /qr_codes/ID/payments, and `qr.payment`. */
const HOST = 'api.xendit.co';

interface Code {
  readonly id: string;
  readonly reference_id: string;
  readonly amount: number;
  /** Where it wants to be told. */
  readonly told: string;
  status: 'PENDING' | 'SUCCEEDED' | 'REFUNDED';
}

export interface GatewayStandIn {
  /** For the installation: the way out, and whom to believe there. */
  readonly env: Readonly<Record<string, string>>;
  readonly apiKey: string;
  readonly callbackToken: string;
  /** Somebody pays the newest code, or gets the money of it back. @throws when the installation does not take the word. */
  becomes(status: 'SUCCEEDED' | 'REFUNDED'): Promise<void>;
  stop(): Promise<void>;
}

export async function startGateway(): Promise<GatewayStandIn> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: HOST }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: HOST }] }],
  });
  const folder = mkdtempSync(join(tmpdir(), 'gelaran-gateway-'));
  const trusted = join(folder, 'gateway.pem');
  writeFileSync(trusted, cert);
  const codes: Code[] = [];
  const callbackToken = 'token-for-a-journey-only';
  const server = createServer({ key, cert }, async (asked, answer) => {
    const said = JSON.stringify(await answerTo(asked, codes));
    answer.writeHead(200, { 'content-type': 'application/json' }).end(said);
  });
  const proxy = createProxy((_, answer) => answer.writeHead(403).end());
  proxy.on('connect', ({ url }: IncomingMessage, client, head) => {
    // Nothing of a journey goes anywhere else.
    if (url !== `${HOST}:443`) return client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const onward = connect((server.address() as AddressInfo).port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.write(head);
      onward.pipe(client).pipe(onward);
    });
    onward.on('error', () => client.destroy());
    client.on('error', () => onward.destroy());
  });
  await Promise.all([listening(server), listening(proxy)]);
  return {
    env: {
      HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      NO_PROXY: '127.0.0.1,localhost',
      NODE_USE_ENV_PROXY: '1',
      NODE_EXTRA_CA_CERTS: trusted,
    },
    apiKey: 'key-for-a-journey-only',
    callbackToken,
    async becomes(status) {
      const code = codes.at(-1);
      if (!code) throw new Error('nobody has asked the gateway for a code');
      code.status = status;
      await tell(code, callbackToken);
    },
    async stop() {
      server.closeAllConnections();
      proxy.closeAllConnections();
      await Promise.all([server, proxy].map((each) => new Promise((resolve) => void each.close(resolve))));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const listening = (server: Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

async function bodyOf(asked: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of asked) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function answerTo(asked: IncomingMessage, codes: Code[]): Promise<object> {
  const body = await bodyOf(asked);
  if (asked.method !== 'POST') {
    const code = codes.find(({ id }) => asked.url === `/qr_codes/${id}/payments`);
    return { data: code && code.status !== 'PENDING' ? [paymentOf(code)] : [] };
  }
  const { reference_id, amount } = JSON.parse(body) as Pick<Code, 'reference_id' | 'amount'>;
  const id = `qr_${codes.length + 1}`;
  const charged = chargeQris(sticker('GERBANG CONTOH'), amount);
  if (!charged.ok) throw new Error(`no code of ${amount}: ${charged.code}`);
  codes.push({ id, reference_id, amount, told: String(asked.headers['webhook-url']), status: 'PENDING' });
  return { id, qr_string: charged.value };
}

function paymentOf({ id, reference_id, amount, status }: Code) {
  return { id: `qrpy_${id}`, qr_id: id, reference_id, amount, status };
}

/** The public name leads nowhere but to this machine. */
async function tell(code: Code, callbackToken: string): Promise<void> {
  const status = await new Promise<number>((resolve, reject) => {
    const sent = request(
      code.told,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-callback-token': callbackToken },
        rejectUnauthorized: false,
        lookup: (_host, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]),
      },
      (answer) => resolve(answer.resume().statusCode ?? 0),
    );
    sent.on('error', reject);
    sent.end(JSON.stringify({ event: 'qr.payment', data: paymentOf(code) }));
  });
  if (status !== 200) throw new Error(`the installation answered the gateway with ${status}`);
}
