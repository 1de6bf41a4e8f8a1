import {
  CreateServiceSpecificCredentialCommand,
  DeleteServiceSpecificCredentialCommand,
  ListServiceSpecificCredentialsCommand,
  ResetServiceSpecificCredentialCommand,
  UpdateServiceSpecificCredentialCommand,
} from '@aws-sdk/client-iam';
import type { ServiceSpecificCredential } from '@aws-sdk/client-iam';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Copy } from '../../../parts/Copy';
import { FormModal } from '../../../parts/FormModal';
import { saveFile } from '../../../parts/saveFile';
import { PARTS } from '../../../parts/texts';
import { useIam } from '../useIam';
import { CredentialTable, keyOfCredentials } from './CredentialTable';
import { CREDENTIAL } from './texts';

interface ServiceCredentialsProps {
  user: string;
  kind: 'git' | 'keyspaces';
}

const SERVICES = { git: 'codecommit.amazonaws.com', keyspaces: 'cassandra.amazonaws.com' };

/** Names and passwords that a service takes from a user. */
export function ServiceCredentials({ user, kind }: ServiceCredentialsProps) {
  const texts = useTexts(CREDENTIAL);
  const iam = useIam();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<'generate' | { reset: string }>();
  const [made, setMade] = useState<ServiceSpecificCredential>();
  const UserName = user;
  const ServiceName = SERVICES[kind];
  const again = () => void queries.invalidateQueries({ queryKey: keyOfCredentials(user, kind) });
  const close = () => setAsked(undefined);
  return (
    <>
      <CredentialTable
        kind={kind}
        user={user}
        title={texts[kind]}
        description={kind === 'git' ? texts.gitHelp : texts.keyspacesHelp}
        empty={texts.generatedNone}
        idHeader={texts.serviceUser}
        madeHeader={texts.created}
        deleteTitle={texts.generatedDelete}
        load={async () =>
          (
            (await iam.send(new ListServiceSpecificCredentialsCommand({ UserName, ServiceName }))).ServiceSpecificCredentials ?? []
          ).map((one) => ({
            id: one.ServiceSpecificCredentialId ?? '',
            name: one.ServiceUserName ?? '',
            status: one.Status,
            made: one.CreateDate,
          }))
        }
        nameOf={(one) => one.name}
        setStatus={(ServiceSpecificCredentialId, Status) =>
          iam.send(new UpdateServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId, Status }))
        }
        remove={(ServiceSpecificCredentialId) =>
          iam.send(new DeleteServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId }))
        }
        removeCommand={(id) =>
          cli('iam delete-service-specific-credential', { 'user-name': user, 'service-specific-credential-id': id })
        }
        actions={(only) => (
          <>
            <Button disabled={!only} onClick={() => only && setAsked({ reset: only.id })}>
              {texts.reset}
            </Button>
            <Button onClick={() => setAsked('generate')}>{texts.generate}</Button>
          </>
        )}
      />
      {asked === 'generate' && (
        <FormModal
          title={texts.generate}
          label={texts.generate}
          commands={cli('iam create-service-specific-credential', { 'user-name': user, 'service-name': ServiceName })}
          run={async () => {
            const answer = await iam.send(new CreateServiceSpecificCredentialCommand({ UserName, ServiceName }));
            setMade(answer.ServiceSpecificCredential);
          }}
          onDone={again}
          onClose={close}
        >
          {texts.generateHelp}
        </FormModal>
      )}
      {typeof asked === 'object' && (
        <FormModal
          title={texts.reset}
          label={texts.reset}
          commands={cli('iam reset-service-specific-credential', {
            'user-name': user,
            'service-specific-credential-id': asked.reset,
          })}
          run={async () => {
            const ServiceSpecificCredentialId = asked.reset;
            const answer = await iam.send(new ResetServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId }));
            setMade(answer.ServiceSpecificCredential);
          }}
          onDone={again}
          onClose={close}
        >
          {`${texts.resetHelp} ${texts.generateHelp}`}
        </FormModal>
      )}
      {made && <Generated made={made} onClose={() => setMade(undefined)} />}
    </>
  );
}

function Generated({ made, onClose }: { made: ServiceSpecificCredential; onClose(): void }) {
  const texts = useTexts(CREDENTIAL);
  const parts = useTexts(PARTS);
  const name = made.ServiceUserName ?? '';
  const password = made.ServicePassword ?? '';
  return (
    <Modal
      visible
      header={texts.generated}
      closeAriaLabel={parts.close}
      onDismiss={onClose}
      footer={
        <div className="actions">
          <Button iconName="download" onClick={() => saveFile(`${name}.csv`, `User Name,Password\n${name},${password}\n`)}>
            {texts.download}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {parts.close}
          </Button>
        </div>
      }
    >
      <SpaceBetween size="m">
        <Alert type="warning">{texts.passwordOnce}</Alert>
        <KeyValuePairs
          items={[
            { label: texts.serviceUser, value: <Copy text={name} /> },
            { label: texts.servicePassword, value: <Copy text={password} /> },
          ]}
        />
      </SpaceBetween>
    </Modal>
  );
}
