import {
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import type { AccessKey, AccessKeyMetadata, IAMClient } from '@aws-sdk/client-iam';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { Copy } from '../../parts/Copy';
import { Failed } from '../../parts/Failed';
import { moment } from '../../parts/format';
import { FormModal } from '../../parts/FormModal';
import { ResourceTable } from '../../parts/ResourceTable';
import { PARTS } from '../../parts/texts';
import { whole } from '../../parts/whole';
import { IAM } from './texts';
import { useIam } from './useIam';

type UsedKey = AccessKeyMetadata & { used: Date | undefined };

async function lastUse(iam: IAMClient, { AccessKeyId }: AccessKeyMetadata): Promise<Date | undefined> {
  const answer = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId })).catch(() => undefined);
  return answer?.AccessKeyLastUsed?.LastUsedDate;
}

/** The access keys of a user; without a name, those of who is signed in. */
export function AccessKeys({ user }: { user?: string }) {
  const texts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  const iam = useIam();
  const [selected, setSelected] = useState<UsedKey[]>([]);
  const [asked, setAsked] = useState<'create' | 'delete'>();
  const [made, setMade] = useState<AccessKey>();
  const query = useQuery({
    queryKey: ['iam', 'user', user, 'keys'],
    queryFn: async () => {
      const keys = (await iam.send(new ListAccessKeysCommand({ UserName: user }))).AccessKeyMetadata ?? [];
      return Promise.all(keys.map(async (key): Promise<UsedKey> => ({ ...key, used: await lastUse(iam, key) })));
    },
  });
  const only = selected[0];
  const target = { 'user-name': user, 'access-key-id': only?.AccessKeyId };
  const next = only?.Status === 'Active' ? 'Inactive' : 'Active';
  const toggle = useMutation({
    mutationFn: () => iam.send(new UpdateAccessKeyCommand({ UserName: user, AccessKeyId: only?.AccessKeyId, Status: next })),
    onSuccess: () => {
      setSelected([]);
      void query.refetch();
    },
  });
  return (
    <>
      {toggle.error && <Failed failure={toggle.error} />}
      <ResourceTable
        id="iam.keys"
        variant="container"
        title={texts.accessKeys}
        description={texts.accessKeysHelp}
        list={whole(query)}
        keyOf={(key) => key.AccessKeyId ?? ''}
        nameOf={(key) => key.AccessKeyId ?? ''}
        selection="single"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noKeys}
        filter={<></>}
        columns={[
          { id: 'id', header: texts.accessKeyId, cell: (key) => <Copy text={key.AccessKeyId ?? ''} />, width: 280 },
          {
            id: 'status',
            header: texts.status,
            cell: (key) => (
              <StatusIndicator type={key.Status === 'Active' ? 'success' : 'stopped'}>
                {key.Status === 'Active' ? texts.active : texts.inactive}
              </StatusIndicator>
            ),
            width: 140,
          },
          { id: 'created', header: texts.created, cell: (key) => moment(key.CreateDate, language), width: 260 },
          { id: 'used', header: texts.lastUsed, cell: (key) => moment(key.used, language), width: 260 },
        ]}
        actions={() => (
          <>
            <Button disabled={!only} loading={toggle.isPending} onClick={() => toggle.mutate()}>
              {only?.Status === 'Active' ? texts.deactivate : texts.activate}
            </Button>
            <Button disabled={!only} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button variant="primary" onClick={() => setAsked('create')}>
              {texts.createKey}
            </Button>
          </>
        )}
      />
      {asked === 'create' && (
        <FormModal
          title={texts.createKey}
          label={texts.createKey}
          commands={cli('iam create-access-key', { 'user-name': user })}
          run={async () => setMade((await iam.send(new CreateAccessKeyCommand({ UserName: user }))).AccessKey)}
          onDone={() => void query.refetch()}
          onClose={() => setAsked(undefined)}
        >
          {texts.accessKeysHelp}
        </FormModal>
      )}
      {made && <NewKey made={made} onClose={() => setMade(undefined)} />}
      {asked === 'delete' && only?.AccessKeyId && (
        <Confirm
          title={texts.deleteKey}
          word={only.AccessKeyId}
          commands={cli('iam delete-access-key', target)}
          run={() => iam.send(new DeleteAccessKeyCommand({ UserName: user, AccessKeyId: only.AccessKeyId }))}
          onDone={() => {
            setSelected([]);
            void query.refetch();
          }}
          onClose={() => setAsked(undefined)}
        >
          {texts.deleteKeyHelp}
        </Confirm>
      )}
    </>
  );
}

function NewKey({ made, onClose }: { made: AccessKey; onClose(): void }) {
  const texts = useTexts(IAM);
  const parts = useTexts(PARTS);
  return (
    <Modal
      visible
      header={texts.keyCreated}
      closeAriaLabel={parts.close}
      onDismiss={onClose}
      footer={<Button onClick={onClose}>{parts.close}</Button>}
    >
      <SpaceBetween size="m">
        <Alert type="warning">{texts.keyOnce}</Alert>
        <KeyValuePairs
          items={[
            { label: texts.accessKeyId, value: <Copy text={made.AccessKeyId ?? ''} /> },
            { label: texts.secretAccessKey, value: <Copy text={made.SecretAccessKey ?? ''} /> },
          ]}
        />
      </SpaceBetween>
    </Modal>
  );
}
