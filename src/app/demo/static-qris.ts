import { crcText } from '../../kinds/qris/crc.ts';
import { formatTlv } from '../../kinds/qris/tlv.ts';

/**
 * A static QRIS string of a merchant that does not exist. Everything in it is right by form, its checksum too, and
 * nothing can be paid with it: the account's domain and its numbers are invented. `serial` is 1 to 9999.
 */
export function staticQris(boothNumber: string, serial: number): string {
  const digits = (length: number) => String(serial).padStart(length, '0');
  const unsigned = `${formatTlv([
    { tag: '00', value: '01' },
    { tag: '01', value: '11' },
    {
      tag: '26',
      value: formatTlv([
        { tag: '00', value: 'INVALID.CONTOH.WWW' },
        { tag: '01', value: `00000000${digits(10)}` },
        { tag: '02', value: digits(13) },
        { tag: '03', value: 'UMI' },
      ]),
    },
    {
      tag: '51',
      value: formatTlv([
        { tag: '00', value: 'ID.CO.QRIS.WWW' },
        { tag: '02', value: `ID${digits(13)}` },
        { tag: '03', value: 'UMI' },
      ]),
    },
    { tag: '52', value: '5947' },
    { tag: '53', value: '360' },
    { tag: '58', value: 'ID' },
    { tag: '59', value: `CONTOH STAN ${boothNumber}` },
    { tag: '60', value: 'JAKARTA PUSAT' },
    { tag: '61', value: '10350' },
    { tag: '62', value: formatTlv([{ tag: '07', value: boothNumber }]) },
  ])}6304`;
  return unsigned + crcText(unsigned);
}
