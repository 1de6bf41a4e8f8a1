import { RegisterImageCommand } from '@aws-sdk/client-ec2';
import type { Snapshot } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { isImageName } from '../ami/imageName';
import { AMI } from '../ami/texts';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { SNAPSHOT } from './texts';

type Processor = 'x86_64' | 'arm64';

/** Registers an image whose root volume is a snapshot. */
export function ImageFrom({ snapshot, onClose }: { snapshot: Snapshot; onClose(): void }) {
  const texts = useTexts(SNAPSHOT);
  const ami = useTexts(AMI);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [processor, setProcessor] = useState<Processor>('x86_64');
  const [device, setDevice] = useState('/dev/xvda');
  const mappings = [
    { DeviceName: device, Ebs: { SnapshotId: snapshot.SnapshotId, VolumeSize: snapshot.VolumeSize, DeleteOnTermination: true } },
  ];
  return (
    <FormModal
      title={`${texts.createImage}: ${snapshot.SnapshotId}`}
      label={ami.create}
      valid={isImageName(name) && device !== ''}
      commands={cli('ec2 register-image', {
        name: name || 'NAME',
        description,
        architecture: processor,
        'root-device-name': device,
        'virtualization-type': 'hvm',
        'ena-support': true,
        'block-device-mappings': { json: mappings },
      })}
      run={async () => {
        const made = await ec2.send(
          new RegisterImageCommand({
            Name: name,
            Description: description || undefined,
            Architecture: processor,
            RootDeviceName: device,
            VirtualizationType: 'hvm',
            EnaSupport: true,
            BlockDeviceMappings: mappings,
          }),
        );
        changed(texts.imageMade(made.ImageId ?? ''));
      }}
      onClose={onClose}
    >
      {texts.imageHelp}
      <Written
        label={texts.imageName}
        help={ami.nameHelp}
        error={name !== '' && !isImageName(name) && ami.nameWrong}
        value={name}
        autoFocus
        onChange={setName}
      />
      <Written label={texts.description} optional value={description} onChange={setDescription} />
      <Choice
        label={ec2Texts.architecture}
        value={processor}
        options={[
          { value: 'x86_64', label: 'x86_64' },
          { value: 'arm64', label: 'arm64' },
        ]}
        onChange={(value) => setProcessor(value as Processor)}
      />
      <Written label={texts.rootDevice} value={device} onChange={setDevice} />
    </FormModal>
  );
}
