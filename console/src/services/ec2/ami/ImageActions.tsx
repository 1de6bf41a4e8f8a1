import {
  DisableImageCommand,
  DisableImageDeregistrationProtectionCommand,
  EnableImageCommand,
  EnableImageDeregistrationProtectionCommand,
} from '@aws-sdk/client-ec2';
import type { EC2Client, Image } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { ActionMenu } from '../../../parts/ActionMenu';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { useSession } from '../../../session/session';
import { SHARED } from '../shared';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { CopyImage } from './CopyImage';
import { Deprecate } from './Deprecate';
import { Deregister } from './Deregister';
import { ResourceSharing } from '../ResourceSharing';
import { AMI } from './texts';

/** What can be done with an image, besides launching it. */
export function ImageActions({ image, onGone }: { image: Image | undefined; onGone?(): void }) {
  const texts = useTexts(AMI);
  const shared = useTexts(SHARED);
  const { session } = useSession();
  const own = image?.OwnerId === session.account;
  const off = image?.State === 'disabled';
  const kept = image?.DeregistrationProtection?.startsWith('enabled') ?? false;
  const ready = image?.State === 'available';
  const change = off ? 'enable' : 'disable';
  const guard = kept ? 'unprotect' : 'protect';
  const forOwner = { disabled: !own, reason: texts.onlyOwn };
  return (
    <ActionMenu
      disabled={!image}
      actions={[
        {
          id: 'copy',
          text: texts.copy,
          disabled: !ready,
          reason: texts.notReady,
          form: (close) => image && <CopyImage image={image} onClose={close} />,
        },
        {
          id: 'share',
          text: shared.edit,
          ...forOwner,
          form: (close) => <ResourceSharing of="image" id={image?.ImageId ?? ''} onClose={close} />,
        },
        {
          id: 'deprecate',
          text: texts.deprecate,
          ...forOwner,
          form: (close) => image && <Deprecate image={image} onClose={close} />,
        },
        {
          id: guard,
          text: texts[guard],
          ...forOwner,
          form: (close) => image && <Change image={image} change={guard} onClose={close} />,
        },
        {
          id: change,
          text: texts[change],
          ...forOwner,
          form: (close) => image && <Change image={image} change={change} onClose={close} />,
        },
        {
          id: 'deregister',
          text: texts.deregister,
          ...forOwner,
          form: (close) => image && <Deregister image={image} onDone={onGone} onClose={close} />,
        },
      ]}
    />
  );
}

type ChangeName = 'enable' | 'disable' | 'protect' | 'unprotect';

const COMMANDS: Readonly<Record<ChangeName, string>> = {
  enable: 'ec2 enable-image',
  disable: 'ec2 disable-image',
  protect: 'ec2 enable-image-deregistration-protection',
  unprotect: 'ec2 disable-image-deregistration-protection',
};

async function apply(ec2: EC2Client, change: ChangeName, ImageId: string, cooldown: boolean): Promise<unknown> {
  switch (change) {
    case 'enable':
      return ec2.send(new EnableImageCommand({ ImageId }));
    case 'disable':
      return ec2.send(new DisableImageCommand({ ImageId }));
    case 'protect':
      return ec2.send(new EnableImageDeregistrationProtectionCommand({ ImageId, WithCooldown: cooldown || undefined }));
    case 'unprotect':
      return ec2.send(new DisableImageDeregistrationProtectionCommand({ ImageId }));
  }
}

function Change({ image, change, onClose }: { image: Image; change: ChangeName; onClose(): void }) {
  const texts = useTexts(AMI);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const [cooldown, setCooldown] = useState(false);
  const id = image.ImageId ?? '';
  return (
    <Confirm
      title={texts[change]}
      label={texts[change]}
      word={change === 'disable' ? id : undefined}
      commands={cli(COMMANDS[change], { 'image-id': id, 'with-cooldown': cooldown })}
      run={() => apply(ec2, change, id, cooldown)}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <p>
        {id} {image.Name}
      </p>
      {texts[`${change}Help`]}
      {change === 'protect' && (
        <Checkbox checked={cooldown} description={texts.cooldownHelp} onChange={({ detail }) => setCooldown(detail.checked)}>
          {texts.cooldown}
        </Checkbox>
      )}
    </Confirm>
  );
}
