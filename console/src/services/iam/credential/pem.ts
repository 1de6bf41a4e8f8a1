const CERTIFICATE = '-----BEGIN CERTIFICATE-----';

/** Whether a text looks like a certificate, or several, as PEM. IAM reads it. */
export function isCertificate(text: string): boolean {
  return text.trimStart().startsWith(CERTIFICATE) && text.includes('-----END CERTIFICATE-----');
}

/** Whether a text looks like a private key that is not encrypted, as PEM. */
export function isPrivateKey(text: string): boolean {
  return /^-----BEGIN (RSA |EC )?PRIVATE KEY-----/.test(text.trimStart());
}

/** Whether a text looks like a public key that IAM takes: RSA, as ssh-keygen writes it or as PEM. */
export function isPublicKey(text: string): boolean {
  return /^(ssh-rsa\s+\S|-----BEGIN (RSA )?PUBLIC KEY-----)/.test(text.trimStart());
}
