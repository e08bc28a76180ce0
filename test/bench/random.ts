/** 32 bits that look like chance and are the same for the same index and salt (the finaliser of MurmurHash3). */
export function scrambled(index: number, salt: number): number {
  let bits = Math.imul(index + 1, 0x9e37_79b1) ^ Math.imul(salt, 0x85eb_ca77);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
