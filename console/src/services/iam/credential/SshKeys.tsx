import {
  DeleteSSHPublicKeyCommand,
  GetSSHPublicKeyCommand,
  ListSSHPublicKeysCommand,
  UpdateSSHPublicKeyCommand,
  UploadSSHPublicKeyCommand,
} from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Copy } from '../../../parts/Copy';
import { Failed } from '../../../parts/Failed';
import { PARTS } from '../../../parts/texts';
import { useIam } from '../useIam';
import { CredentialTable, keyOfCredentials } from './CredentialTable';
import { isPublicKey } from './pem';
import { CREDENTIAL } from './texts';
import { UploadText } from './UploadText';

const KIND = 'ssh';

/** The keys with which a user connects over SSH. */
export function SshKeys({ user }: { user: string }) {
  const texts = useTexts(CREDENTIAL);
  const iam = useIam();
  const [asked, setAsked] = useState<'upload' | { show: string }>();
  const UserName = user;
  const close = () => setAsked(undefined);
  return (
    <>
      <CredentialTable
        kind={KIND}
        user={user}
        title={texts.ssh}
        description={texts.sshHelp}
        empty={texts.sshNone}
        idHeader={texts.sshId}
        madeHeader={texts.uploaded}
        deleteTitle={texts.sshDelete}
        load={async () =>
          ((await iam.send(new ListSSHPublicKeysCommand({ UserName }))).SSHPublicKeys ?? []).map((one) => ({
            id: one.SSHPublicKeyId ?? '',
            status: one.Status,
            made: one.UploadDate,
          }))
        }
        setStatus={(SSHPublicKeyId, Status) => iam.send(new UpdateSSHPublicKeyCommand({ UserName, SSHPublicKeyId, Status }))}
        remove={(SSHPublicKeyId) => iam.send(new DeleteSSHPublicKeyCommand({ UserName, SSHPublicKeyId }))}
        removeCommand={(id) => cli('iam delete-ssh-public-key', { 'user-name': user, 'ssh-public-key-id': id })}
        actions={(only) => (
          <>
            <Button disabled={!only} onClick={() => only && setAsked({ show: only.id })}>
              {texts.sshShow}
            </Button>
            <Button onClick={() => setAsked('upload')}>{texts.sshUpload}</Button>
          </>
        )}
      />
      {asked === 'upload' && (
        <UploadText
          user={user}
          kind={KIND}
          title={texts.sshUpload}
          label={texts.sshBody}
          help={texts.sshBodyHelp}
          wrong={texts.sshWrong}
          isRight={isPublicKey}
          command={['upload-ssh-public-key', 'ssh-public-key-body', 'id_rsa.pub']}
          upload={(body) => iam.send(new UploadSSHPublicKeyCommand({ UserName, SSHPublicKeyBody: body.trim() }))}
          onClose={close}
        />
      )}
      {typeof asked === 'object' && <Shown user={user} id={asked.show} onClose={close} />}
    </>
  );
}

function Shown({ user, id, onClose }: { user: string; id: string; onClose(): void }) {
  const texts = useTexts(CREDENTIAL);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const query = useQuery({
    queryKey: [...keyOfCredentials(user, KIND), id],
    queryFn: async () =>
      (await iam.send(new GetSSHPublicKeyCommand({ UserName: user, SSHPublicKeyId: id, Encoding: 'SSH' }))).SSHPublicKey,
  });
  return (
    <Modal visible size="large" header={texts.sshBody} closeAriaLabel={parts.close} onDismiss={onClose}>
      <SpaceBetween size="m">
        {query.error && <Failed failure={query.error} />}
        <KeyValuePairs
          items={[
            { label: texts.sshId, value: <Copy text={id} /> },
            { label: texts.fingerprint, value: query.data?.Fingerprint ?? '-' },
            { label: texts.sshBody, value: <span className="wrap">{query.data?.SSHPublicKeyBody ?? '-'}</span> },
          ]}
        />
      </SpaceBetween>
    </Modal>
  );
}
