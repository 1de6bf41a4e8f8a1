import { CreateSnapshotCommand } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { useNewTags } from '../NewTags';
import { tagged } from '../tagInput';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { VOLUME } from './texts';

/** Makes a snapshot of a volume. */
export function SnapshotOf({ volume, onClose }: { volume: string; onClose(): void }) {
  const texts = useTexts(VOLUME);
  const ec2 = useEc2();
  const changed = useChanged();
  const [description, setDescription] = useState('');
  const tags = useNewTags();
  return (
    <FormModal
      title={`${texts.makeSnapshot}: ${volume}`}
      label={texts.makeSnapshot}
      valid={tags.valid}
      commands={cli('ec2 create-snapshot', {
        'volume-id': volume,
        description,
        'tag-specifications': tags.tags.length > 0 ? { json: tagged(tags.tags, 'snapshot') } : undefined,
      })}
      run={async () => {
        const made = await ec2.send(
          new CreateSnapshotCommand({
            VolumeId: volume,
            Description: description || undefined,
            TagSpecifications: tagged(tags.tags, 'snapshot'),
          }),
        );
        changed(texts.snapshotMade(made.SnapshotId ?? ''));
      }}
      onClose={onClose}
    >
      {texts.snapshotHelp}
      <Written label={texts.description} optional value={description} autoFocus onChange={setDescription} />
      {tags.editor}
    </FormModal>
  );
}
