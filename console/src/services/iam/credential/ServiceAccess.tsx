import SpaceBetween from '@cloudscape-design/components/space-between';
import { ServiceCredentials } from './ServiceCredentials';
import { SigningCertificates } from './SigningCertificates';
import { SshKeys } from './SshKeys';

/** What single services take from a user in place of an access key. */
export function ServiceAccess({ user }: { user: string }) {
  return (
    <SpaceBetween size="l">
      <SshKeys user={user} />
      <ServiceCredentials kind="git" user={user} />
      <ServiceCredentials kind="keyspaces" user={user} />
      <SigningCertificates user={user} />
    </SpaceBetween>
  );
}
