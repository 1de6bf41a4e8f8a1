import { CreateKeyPairCommand, ImportKeyPairCommand } from '@aws-sdk/client-ec2';
import type { KeyType } from '@aws-sdk/client-ec2';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { FormModal } from '../../parts/FormModal';
import { saveFile } from '../../parts/saveFile';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';

interface KeyFormProps {
  onDone(name: string): void;
  onClose(): void;
}

/** Makes a key pair, the private half of which the browser saves. */
export function CreateKey({ onDone, onClose }: KeyFormProps) {
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
      onDone={() => onDone(name)}
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

export function ImportKey({ onDone, onClose }: KeyFormProps) {
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
      onDone={() => onDone(name)}
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
