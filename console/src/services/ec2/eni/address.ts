/** Whether a text is an IPv4 address. */
export function isAddress(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((one) => /^\d{1,3}$/.test(one) && Number(one) <= 255);
}

/** Whether a text is an IPv4 block, as 10.0.0.0/16. */
export function isBlock(text: string): boolean {
  const [address = '', bits = '', ...rest] = text.split('/');
  return rest.length === 0 && isAddress(address) && /^\d{1,2}$/.test(bits) && Number(bits) <= 32;
}
