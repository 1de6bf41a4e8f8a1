import { CopyImageCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { Image } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { client } from '../../../session/client';
import { useRegion } from '../../../session/region';
import { CopyTo } from '../CopyTo';
import { useChanged } from '../useChanged';
import { isImageName } from './imageName';
import { AMI } from './texts';

/** Copies an image, to this Region or another. The call goes to the Region of the copy. */
export function CopyImage({ image, onClose }: { image: Image; onClose(): void }) {
  const texts = useTexts(AMI);
  const SourceRegion = useRegion();
  const changed = useChanged();
  const [region, setRegion] = useState(SourceRegion);
  const [name, setName] = useState(image.Name ?? '');
  const [description, setDescription] = useState(`[Copied ${image.ImageId} from ${SourceRegion}] ${image.Name ?? ''}`);
  const SourceImageId = image.ImageId ?? '';
  return (
    <FormModal
      title={`${texts.copy}: ${SourceImageId}`}
      label={texts.copy}
      valid={isImageName(name)}
      commands={cli('ec2 copy-image', {
        region,
        name: name || 'NAME',
        'source-region': SourceRegion,
        'source-image-id': SourceImageId,
        description,
      })}
      run={async () => {
        const made = await client(EC2Client, region).send(
          new CopyImageCommand({ Name: name, SourceRegion, SourceImageId, Description: description || undefined }),
        );
        changed(texts.copied(made.ImageId ?? '', region));
      }}
      onClose={onClose}
    >
      {texts.copyHelp}
      <CopyTo region={region} onChange={setRegion} />
      <Written
        label={texts.name}
        help={texts.nameHelp}
        error={!isImageName(name) && texts.nameWrong}
        value={name}
        onChange={setName}
      />
      <Written label={texts.description} optional value={description} onChange={setDescription} />
    </FormModal>
  );
}
