/** Base64 of a text in UTF-8. */
export function encode(text: string): string {
  return btoa(new TextEncoder().encode(text).reduce((all, byte) => all + String.fromCharCode(byte), ''));
}

/** The text that was encoded so. */
export function decode(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(text), (one) => one.charCodeAt(0)));
}
