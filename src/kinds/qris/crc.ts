/** CRC-16/CCITT-FALSE (polynomial 1021, start FFFF, neither side reflected), as QRIS and EMVCo use it. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}

/** Four upper-case hexadecimal digits over a text's UTF-8 bytes: the value of tag 63. */
export function crcText(text: string): string {
  return crc16(new TextEncoder().encode(text)).toString(16).toUpperCase().padStart(4, '0');
}
