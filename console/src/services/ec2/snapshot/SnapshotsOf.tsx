import { CreateSnapshotsCommand } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { useNewTags } from '../NewTags';
import { tagged } from '../tagInput';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { SNAPSHOT } from './texts';

/** Makes snapshots of all volumes of an instance at one moment. */
export function SnapshotsOf({ instance, onClose }: { instance: string; onClose(): void }) {
  const texts = useTexts(SNAPSHOT);
  const ec2 = useEc2();
  const changed = useChanged();
  const [description, setDescription] = useState('');
  const [withoutRoot, setWithoutRoot] = useState(false);
  const [copied, setCopied] = useState(false);
  const tags = useNewTags();
  const specification = { InstanceId: instance, ...(withoutRoot && { ExcludeBootVolume: true }) };
  return (
    <FormModal
      title={`${texts.create}: ${instance}`}
      label={texts.create}
      valid={tags.valid}
      commands={cli('ec2 create-snapshots', {
        'instance-specification': { json: specification },
        description,
        'copy-tags-from-source': copied ? 'volume' : undefined,
        'tag-specifications': tags.tags.length > 0 ? { json: tagged(tags.tags, 'snapshot') } : undefined,
      })}
      run={async () => {
        const made = await ec2.send(
          new CreateSnapshotsCommand({
            InstanceSpecification: specification,
            Description: description || undefined,
            CopyTagsFromSource: copied ? 'volume' : undefined,
            TagSpecifications: tagged(tags.tags, 'snapshot'),
          }),
        );
        changed(texts.made((made.Snapshots ?? []).flatMap((one) => one.SnapshotId ?? [])));
      }}
      onClose={onClose}
    >
      {texts.manyHelp}
      <Written label={texts.description} optional value={description} autoFocus onChange={setDescription} />
      <Checkbox checked={withoutRoot} onChange={({ detail }) => setWithoutRoot(detail.checked)}>
        {texts.withoutRoot}
      </Checkbox>
      <Checkbox checked={copied} onChange={({ detail }) => setCopied(detail.checked)}>
        {texts.copyTags}
      </Checkbox>
      {tags.editor}
    </FormModal>
  );
}
