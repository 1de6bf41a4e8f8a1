import { DeleteKeyPairCommand, DescribeKeyPairsCommand } from '@aws-sdk/client-ec2';
import type { KeyPairInfo } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { ResourceTable } from '../../parts/ResourceTable';
import { PARTS } from '../../parts/texts';
import { whole } from '../../parts/whole';
import { useRegion } from '../../session/region';
import { CreateKey, ImportKey } from './KeyForms';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';

export default function KeyPairs() {
  const texts = useTexts(EC2);
  const parts = useTexts(PARTS);
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
        commands="aws ec2 describe-key-pairs"
        columns={[
          { id: 'name', header: texts.keyName, value: (key) => key.KeyName, width: 220 },
          { id: 'type', header: texts.keyType, value: (key) => key.KeyType, width: 140 },
          { id: 'created', header: texts.created, time: (key) => key.CreateTime, width: 260 },
          { id: 'fingerprint', header: texts.fingerprint, value: (key) => key.KeyFingerprint, width: 420 },
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
