/** For tests of this slice and those above: a payment string right by form of a merchant that does not exist. */
import { crcText } from '../../../kinds/qris/crc.ts';
import { formatTlv } from '../../../kinds/qris/tlv.ts';

export function staticQris(merchant: string, nmid = 'ID1020230000001', of = 'UMI'): string {
  const account = formatTlv([
    { tag: '00', value: 'ID.CO.QRIS.WWW' },
    { tag: '02', value: nmid },
    { tag: '03', value: of },
  ]);
  const unsigned = `${formatTlv([
    { tag: '00', value: '01' },
    { tag: '01', value: '11' },
    { tag: '51', value: account },
    { tag: '52', value: '5499' },
    { tag: '53', value: '360' },
    { tag: '58', value: 'ID' },
    { tag: '59', value: merchant },
    { tag: '60', value: 'JAKARTA' },
  ])}6304`;
  return unsigned + crcText(unsigned);
}
