import { DeleteSnapshotCommand, DeregisterImageCommand } from '@aws-sdk/client-ec2';
import type { Image } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { AMI } from './texts';

interface DeregisterProps {
  image: Image;
  onDone?(): void;
  onClose(): void;
}

/** Takes an image away, and its snapshots where that is wanted. */
export function Deregister({ image, onDone, onClose }: DeregisterProps) {
  const texts = useTexts(AMI);
  const ec2 = useEc2();
  const changed = useChanged();
  const [also, setAlso] = useState(false);
  const id = image.ImageId ?? '';
  const snapshots = also ? (image.BlockDeviceMappings ?? []).flatMap((one) => one.Ebs?.SnapshotId ?? []) : [];
  return (
    <Confirm
      title={texts.deregister}
      label={texts.deregister}
      word={id}
      commands={[
        cli('ec2 deregister-image', { 'image-id': id }),
        ...snapshots.map((one) => cli('ec2 delete-snapshot', { 'snapshot-id': one })),
      ]}
      run={async () => {
        await ec2.send(new DeregisterImageCommand({ ImageId: id }));
        for (const SnapshotId of snapshots) {
          await ec2.send(new DeleteSnapshotCommand({ SnapshotId }));
        }
      }}
      onDone={() => {
        changed(texts.deregistered(id));
        onDone?.();
      }}
      onClose={onClose}
    >
      <p>
        {id} {image.Name}
      </p>
      <p>{texts.deregisterHelp}</p>
      <Checkbox checked={also} onChange={({ detail }) => setAlso(detail.checked)}>
        {texts.alsoSnapshots}
      </Checkbox>
    </Confirm>
  );
}
