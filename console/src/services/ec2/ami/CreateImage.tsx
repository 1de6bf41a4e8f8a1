import { CreateImageCommand } from '@aws-sdk/client-ec2';
import type { Instance } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { useNewTags } from '../NewTags';
import { tagged } from '../tagInput';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { isImageName } from './imageName';
import { AMI } from './texts';

/** Makes an image of an instance: its volumes, at this moment. */
export function CreateImage({ instance, onClose }: { instance: Instance; onClose(): void }) {
  const texts = useTexts(AMI);
  const ec2 = useEc2();
  const changed = useChanged();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [reboot, setReboot] = useState(true);
  const tags = useNewTags();
  const InstanceId = instance.InstanceId ?? '';
  const TagSpecifications = tagged(tags.tags, 'image' as const, 'snapshot' as const);
  const volumes = (instance.BlockDeviceMappings ?? []).map((one) => `${one.DeviceName} ${one.Ebs?.VolumeId ?? ''}`);
  return (
    <FormModal
      title={`${texts.create}: ${InstanceId}`}
      label={texts.create}
      valid={isImageName(name) && tags.valid}
      commands={cli('ec2 create-image', {
        'instance-id': InstanceId,
        name: name || 'NAME',
        description,
        'no-reboot': !reboot,
        'tag-specifications': TagSpecifications && { json: TagSpecifications },
      })}
      run={async () => {
        const made = await ec2.send(
          new CreateImageCommand({
            InstanceId,
            Name: name,
            Description: description || undefined,
            NoReboot: !reboot,
            TagSpecifications,
          }),
        );
        changed(texts.creating(made.ImageId ?? ''));
      }}
      onClose={onClose}
    >
      {texts.createHelp}
      <Written
        label={texts.name}
        help={texts.nameHelp}
        error={name !== '' && !isImageName(name) && texts.nameWrong}
        value={name}
        autoFocus
        onChange={setName}
      />
      <Written label={texts.description} optional value={description} onChange={setDescription} />
      <Checkbox checked={reboot} description={texts.rebootHelp} onChange={({ detail }) => setReboot(detail.checked)}>
        {texts.reboot}
      </Checkbox>
      <FormField label={texts.volumes}>
        {volumes.map((one) => (
          <div key={one}>{one}</div>
        ))}
      </FormField>
      {tags.editor}
    </FormModal>
  );
}
