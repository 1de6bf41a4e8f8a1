import { DeregisterImageCommand } from '@aws-sdk/client-ec2';
import type { Image } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { notify } from '../../../frame/noticeBoard';
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
  return (
    <Confirm
      title={texts.deregister}
      label={texts.deregister}
      word={id}
      commands={cli('ec2 deregister-image', { 'image-id': id, 'delete-associated-snapshots': also })}
      run={async () => {
        const input = { ImageId: id, DeleteAssociatedSnapshots: also || undefined };
        const { DeleteSnapshotResults = [] } = await ec2.send(new DeregisterImageCommand(input));
        // The image is gone by then, whatever became of them.
        const left = DeleteSnapshotResults.filter((one) => one.ReturnCode !== 'success');
        if (left.length > 0) {
          const content = left.map((one) => `${one.SnapshotId}: ${texts.left[one.ReturnCode ?? ''] ?? one.ReturnCode}`).join(', ');
          notify({ type: 'warning', header: texts.snapshotsLeft, content });
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
