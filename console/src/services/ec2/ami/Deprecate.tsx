import { DisableImageDeprecationCommand, EnableImageDeprecationCommand } from '@aws-sdk/client-ec2';
import type { Image } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { AMI } from './texts';

function isComing(date: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && Date.parse(`${date}T00:00:00Z`) > Date.now();
}

/** Says from when an image is deprecated. */
export function Deprecate({ image, onClose }: { image: Image; onClose(): void }) {
  const texts = useTexts(AMI);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const [date, setDate] = useState(image.DeprecationTime?.slice(0, 10) ?? '');
  const ImageId = image.ImageId ?? '';
  const right = date === '' || isComing(date);
  return (
    <FormModal
      title={`${texts.deprecate}: ${ImageId}`}
      valid={right && date !== (image.DeprecationTime?.slice(0, 10) ?? '')}
      commands={
        date
          ? cli('ec2 enable-image-deprecation', { 'image-id': ImageId, 'deprecate-at': `${date}T00:00:00Z` })
          : cli('ec2 disable-image-deprecation', { 'image-id': ImageId })
      }
      run={() =>
        date
          ? ec2.send(new EnableImageDeprecationCommand({ ImageId, DeprecateAt: new Date(`${date}T00:00:00Z`) }))
          : ec2.send(new DisableImageDeprecationCommand({ ImageId }))
      }
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      {texts.deprecateHelp}
      <Written
        label={texts.deprecateAt}
        optional
        placeholder="2030-12-31"
        value={date}
        error={!right && texts.dateWrong}
        onChange={setDate}
      />
    </FormModal>
  );
}
