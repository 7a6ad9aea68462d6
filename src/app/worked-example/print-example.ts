/** The worked example as it stands in docs/hall-protocol.md, between two marks. */
import type { Example } from './make-example.ts';

const BEGIN = '<!-- worked example: written by src/app/worked-example/write-example.ts -->';
const END = '<!-- end of the worked example -->';

const block = (...lines: readonly string[]) => ['```', ...lines, '```', ''].join('\n');

const EVENTS = [
  'the shift is opened with Rp200,000 in the drawer',
  'two packets for Rp50,000, paid with a note of Rp100,000',
  'one packet by QRIS',
  'that one taken back',
  'the shift is closed with Rp250,000 counted',
];

/** @throws RangeError when the page has not both marks. */
export function putExample(page: string, example: Example): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new RangeError('the page has no place for the example');
  return page.slice(0, from) + [BEGIN, '', ...chapters(example), END].join('\n') + page.slice(to + END.length);
}

function chapters(example: Example): readonly string[] {
  return [...enrolment(example), ...catalogue(example), ...heartbeat(example), ...log(example), ...batch(example)];
}

function enrolment({ code, deviceKey, claim }: Example): readonly string[] {
  return [
    `**The key and the code.** The private key as a JWK, its public point as the protocol writes it, and the code that the officer's screen shows
(\`https://<host>/kasir/#daftar=<code>\`):`,
    '',
    block(JSON.stringify(deviceKey.jwk), deviceKey.publicKey, code),
    'The text to sign (two lines, no `LF` at its end), and the request with the signature as `proof`:',
    '',
    block(claim.signed),
    block('POST /api/v1/hall/enrolments/claim', 'Content-Type: application/json', '', claim.request),
    'The answer, 200:',
    '',
    block(JSON.stringify(claim.answer)),
  ];
}

function catalogue({ catalogue: { body, publicKey }, catalogueRequest: { signature, signed, time } }: Example) {
  return [
    `**The catalogue.** \`catalogue.body\` is a JSON string; undone it is this text, 1 line. Its signature is of \`gelaran-catalogue-v1\`, \`LF\` and these bytes,
by the organiser's key \`${publicKey.slice(0, 12)}...\`:`,
    '',
    block(body),
    'Asked for once more a second later, signed over the first text; the answer, 200, is `catalogue` of the claim, byte by byte:',
    '',
    block(signed),
    block(
      'GET /api/v1/editions/pertama/hall/catalogue',
      `Gelaran-Device: ${signed.split('\n').at(1) ?? ''}`,
      `Gelaran-Time: ${time}`,
      `Gelaran-Signature: ${signature}`,
    ),
  ];
}

function heartbeat({ heartbeat: beat }: Example): readonly string[] {
  return [
    `**The first exchange is a heartbeat** (section 4.6): a header line and its \`LF\`, ${beat.bytes} bytes; then the text to sign, whose second line is the SHA-256 of the body.`,
    '',
    block(beat.header),
    block(beat.signed),
    block(...uploadHeaders(beat.signature)),
    'The answer, 200. The phone sent at 03:00:02.000 and had it at 03:00:02.220, 220 ms later also by its monotonic clock: its `error` is 03:00:02.100 - 03:00:02.110 = -10, by which a right clock may be mismeasured: half of 220 ms is how far it may be.',
    '',
    block(JSON.stringify(beat.answer)),
  ];
}

function log({ genesis, events }: Example): readonly string[] {
  return [
    '**The log.** The genesis hash, of two lines without `LF` at the end:',
    '',
    block(...genesis.hashed.split('\n'), '', genesis.hash),
    'Each event: its line, then its hash, SHA-256 of `gelaran-event-v1`, `LF` and the line, which is the `prevHash` of the next.',
    '',
    ...events.flatMap(({ line, hash }, index) => [`${index + 1}. ${EVENTS[index] ?? ''}`, '', block(line, '', hash)]),
  ];
}

function batch({ batch: sent, receiptPage }: Example): readonly string[] {
  return [
    `**The batch.** The header line, then the five lines above, each ended by \`LF\`: ${sent.bytes} bytes. The text to sign; the request:`,
    '',
    block(sent.header),
    block(sent.signed),
    block(...uploadHeaders(sent.signature)),
    'The answer, 200. All five are delivered: they leave the outbox. Turnover is Rp50,000, and nothing raised an exception.',
    '',
    block(JSON.stringify(sent.answer)),
    'The public page of the first sale:',
    '',
    block(receiptPage),
  ];
}

function uploadHeaders(signature: string): readonly string[] {
  return [
    'POST /api/v1/editions/pertama/hall/batches',
    'Content-Type: application/x-ndjson',
    `Gelaran-Signature: ${signature}`,
  ];
}
