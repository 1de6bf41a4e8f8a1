/** Whether an ARN is that of a SAML provider; all others are OpenID Connect. */
export function isSaml(arn: string): boolean {
  return arn.includes(':saml-provider/');
}

/** What a provider is called by its ARN. */
export function nameOf(arn: string): string {
  return arn.slice(arn.indexOf('/') + 1);
}

const THUMBPRINT = /^[0-9a-fA-F]{40}$/;

export function areThumbprints(all: readonly string[]): boolean {
  return all.every((one) => THUMBPRINT.test(one));
}
