import { crcText } from '../../src/kinds/qris/crc.ts';
import { formatTlv } from '../../src/kinds/qris/tlv.ts';

/** The text of a merchant's printed QRIS sticker, made up. */
export function sticker(merchantName: string): string {
  const field = (tag: string, value: string) => ({ tag, value });
  const account = formatTlv([
    field('00', 'ID.CO.EXAMPLE.WWW'),
    field('01', '936000000000000001'),
    field('02', 'ID1020000000001'),
    field('03', 'UMI'),
  ]);
  const merchant = formatTlv([field('00', 'ID.CO.QRIS.WWW'), field('02', 'ID1020000000001'), field('03', 'UMI')]);
  const body = formatTlv([
    field('00', '01'),
    field('01', '11'),
    field('26', account),
    field('51', merchant),
    field('52', '5699'),
    field('53', '360'),
    field('58', 'ID'),
    field('59', merchantName),
    field('60', 'LABUAN BAJO'),
    field('61', '86554'),
  ]);
  return `${body}6304${crcText(`${body}6304`)}`;
}
