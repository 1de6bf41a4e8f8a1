import { CopySnapshotCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { Snapshot } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { client } from '../../../session/client';
import { useRegion } from '../../../session/region';
import { CopyTo } from '../CopyTo';
import { useNewTags } from '../NewTags';
import { tagged } from '../tagInput';
import { useChanged } from '../useChanged';
import { SNAPSHOT } from './texts';

/** Copies a snapshot, to this Region or another. The call goes to the Region of the copy. */
export function CopySnapshot({ snapshot, onClose }: { snapshot: Snapshot; onClose(): void }) {
  const texts = useTexts(SNAPSHOT);
  const SourceRegion = useRegion();
  const changed = useChanged();
  const [region, setRegion] = useState(SourceRegion);
  const [description, setDescription] = useState(`[Copied ${snapshot.SnapshotId} from ${SourceRegion}]`);
  const tags = useNewTags();
  const SourceSnapshotId = snapshot.SnapshotId ?? '';
  return (
    <FormModal
      title={`${texts.copy}: ${SourceSnapshotId}`}
      label={texts.copy}
      valid={tags.valid}
      commands={cli('ec2 copy-snapshot', {
        region,
        'source-region': SourceRegion,
        'source-snapshot-id': SourceSnapshotId,
        description,
        'tag-specifications': tags.tags.length > 0 ? { json: tagged(tags.tags, 'snapshot') } : undefined,
      })}
      run={async () => {
        const made = await client(EC2Client, region).send(
          new CopySnapshotCommand({
            SourceRegion,
            SourceSnapshotId,
            Description: description || undefined,
            TagSpecifications: tagged(tags.tags, 'snapshot'),
          }),
        );
        changed(texts.copied(made.SnapshotId ?? '', region));
      }}
      onClose={onClose}
    >
      {texts.copyHelp}
      <CopyTo region={region} onChange={setRegion} />
      <Written label={texts.description} optional value={description} onChange={setDescription} />
      {tags.editor}
    </FormModal>
  );
}
