import type { Image, Instance } from '@aws-sdk/client-ec2';

const USERS: readonly [RegExp, string][] = [
  [/debian/i, 'admin'],
  [/ubuntu/i, 'ubuntu'],
  [/centos|rocky|alma/i, 'cloud-user'],
  [/fedora/i, 'fedora'],
];

/** Whom SSH logs in as: what the maker of the image called the user that has the key. */
export function loginOf(image: Pick<Image, 'Name' | 'Description'> | undefined): string {
  const text = `${image?.Name ?? ''} ${image?.Description ?? ''}`;
  return USERS.find(([pattern]) => pattern.test(text))?.[1] ?? 'ec2-user';
}

/** The command that connects, or nothing where there is no address. */
export function sshCommand(
  instance: Pick<Instance, 'KeyName' | 'PublicIpAddress' | 'PrivateIpAddress'>,
  user: string,
): string | undefined {
  const address = instance.PublicIpAddress ?? instance.PrivateIpAddress;
  const key = instance.KeyName ? `-i ${instance.KeyName}.pem ` : '';
  return address && `ssh ${key}${user}@${address}`;
}
