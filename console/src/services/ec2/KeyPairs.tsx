import {
  CreateKeyPairCommand,
  DeleteKeyPairCommand,
  DescribeKeyPairsCommand,
  ImportKeyPairCommand,
} from '@aws-sdk/client-ec2';
import type { KeyPairInfo, KeyType } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Textarea from '@cloudscape-design/components/textarea';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useLanguage, useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { moment } from '../../parts/format';
import { FormModal } from '../../parts/FormModal';
import { ResourceTable } from '../../parts/ResourceTable';
import { saveFile } from '../../parts/saveFile';
import { PARTS } from '../../parts/texts';
import { whole } from '../../parts/whole';
import { useRegion } from '../../session/region';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';

export default function KeyPairs() {
  const texts = useTexts(EC2);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  const ec2 = useEc2();
  const region = useRegion();
  const [selected, setSelected] = useState<KeyPairInfo[]>([]);
  const [asked, setAsked] = useState<'create' | 'import' | 'delete'>();
  usePage('ec2', { text: texts.keys, path: '/ec2/keys' });
  const query = useQuery({
    queryKey: ['ec2', region, 'keys'],
    queryFn: async () => (await ec2.send(new DescribeKeyPairsCommand({}))).KeyPairs ?? [],
  });
  const names = selected.flatMap((key) => key.KeyName ?? []);
  const close = () => setAsked(undefined);
  const done = () => {
    setSelected([]);
    void query.refetch();
  };
  return (
    <>
      <ResourceTable
        id="ec2.keys"
        title={texts.keys}
        description={texts.keysHelp}
        list={whole(query)}
        keyOf={(key) => key.KeyPairId ?? ''}
        nameOf={(key) => key.KeyName ?? ''}
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noKeys}
        columns={[
          { id: 'name', header: texts.keyName, cell: (key) => key.KeyName, value: (key) => key.KeyName, width: 220 },
          { id: 'type', header: texts.keyType, cell: (key) => key.KeyType, value: (key) => key.KeyType, width: 140 },
          {
            id: 'created',
            header: texts.created,
            cell: (key) => moment(key.CreateTime, language),
            value: (key) => key.CreateTime?.toISOString(),
            width: 240,
          },
          {
            id: 'fingerprint',
            header: texts.fingerprint,
            cell: (key) => key.KeyFingerprint,
            value: (key) => key.KeyFingerprint,
            width: 420,
          },
        ]}
        actions={() => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button onClick={() => setAsked('import')}>{texts.importKey}</Button>
            <Button variant="primary" onClick={() => setAsked('create')}>
              {texts.createKey}
            </Button>
          </>
        )}
      />
      {asked === 'create' && <CreateKey onDone={done} onClose={close} />}
      {asked === 'import' && <ImportKey onDone={done} onClose={close} />}
      {asked === 'delete' && (
        <Confirm
          title={texts.deleteKey}
          word={names.length === 1 ? names[0] : parts.confirmWord}
          commands={names.map((name) => cli('ec2 delete-key-pair', { 'key-name': name }))}
          run={() => Promise.all(names.map((KeyName) => ec2.send(new DeleteKeyPairCommand({ KeyName }))))}
          onDone={done}
          onClose={close}
        >
          {texts.deleteKeyHelp}
        </Confirm>
      )}
    </>
  );
}

interface KeyFormProps {
  onDone(): void;
  onClose(): void;
}

function CreateKey({ onDone, onClose }: KeyFormProps) {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const [name, setName] = useState('');
  const [type, setType] = useState<KeyType>('ed25519');
  return (
    <FormModal
      title={texts.createKey}
      label={texts.createKey}
      valid={name !== ''}
      commands={`${cli('ec2 create-key-pair', {
        'key-name': name || 'NAME',
        'key-type': type,
        query: 'KeyMaterial',
        output: 'text',
      })} > ${name || 'NAME'}.pem`}
      run={async () => {
        const made = await ec2.send(new CreateKeyPairCommand({ KeyName: name, KeyType: type }));
        saveFile(`${name}.pem`, made.KeyMaterial ?? '');
        notifyDone(texts.keySaved);
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <FormField label={texts.keyName}>
        <Input value={name} autoFocus spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <RadioGroup
        value={type}
        ariaLabel={texts.keyType}
        items={[
          { value: 'ed25519', label: 'ED25519' },
          { value: 'rsa', label: 'RSA' },
        ]}
        onChange={({ detail }) => setType(detail.value as KeyType)}
      />
    </FormModal>
  );
}

function ImportKey({ onDone, onClose }: KeyFormProps) {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  return (
    <FormModal
      title={texts.importKey}
      label={texts.importKey}
      valid={name !== '' && text.trim() !== ''}
      commands={cli('ec2 import-key-pair', {
        'key-name': name || 'NAME',
        'public-key-material': 'fileb://~/.ssh/id_ed25519.pub',
      })}
      run={() =>
        ec2.send(
          new ImportKeyPairCommand({ KeyName: name, PublicKeyMaterial: new TextEncoder().encode(text.trim()) }),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      <FormField label={texts.keyName}>
        <Input value={name} autoFocus spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField label={texts.publicKey} constraintText={texts.publicKeyHelp}>
        <Textarea value={text} rows={4} spellcheck={false} onChange={({ detail }) => setText(detail.value)} />
      </FormField>
    </FormModal>
  );
}
