import {
  DisableEbsEncryptionByDefaultCommand,
  DisableImageBlockPublicAccessCommand,
  EnableEbsEncryptionByDefaultCommand,
  EnableImageBlockPublicAccessCommand,
  ModifyEbsDefaultKmsKeyIdCommand,
  ResetEbsDefaultKmsKeyIdCommand,
} from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { PROTECTION } from './texts';

interface EncryptionProps {
  now: { encrypts: boolean; key: string };
  onClose(): void;
}

/** Whether volumes are encrypted, and with which key. The key is chosen first, so that none is made with another. */
export function ManageEncryption({ now, onClose }: EncryptionProps) {
  const texts = useTexts(PROTECTION);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const [encrypts, setEncrypts] = useState(now.encrypts);
  const [key, setKey] = useState(now.key);
  const KmsKeyId = key.trim();
  const other = KmsKeyId !== now.key;
  const turned = encrypts !== now.encrypts;
  return (
    <FormModal
      title={texts.encryption}
      valid={other || turned}
      commands={[
        ...(other
          ? [KmsKeyId ? cli('ec2 modify-ebs-default-kms-key-id', { 'kms-key-id': KmsKeyId }) : 'aws ec2 reset-ebs-default-kms-key-id']
          : []),
        ...(turned ? [`aws ec2 ${encrypts ? 'enable' : 'disable'}-ebs-encryption-by-default`] : []),
      ]}
      run={async () => {
        if (other) {
          await (KmsKeyId
            ? ec2.send(new ModifyEbsDefaultKmsKeyIdCommand({ KmsKeyId }))
            : ec2.send(new ResetEbsDefaultKmsKeyIdCommand({})));
        }
        if (turned) {
          await (encrypts
            ? ec2.send(new EnableEbsEncryptionByDefaultCommand({}))
            : ec2.send(new DisableEbsEncryptionByDefaultCommand({})));
        }
      }}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <Checkbox checked={encrypts} description={texts.encryptionHelp} onChange={({ detail }) => setEncrypts(detail.checked)}>
        {texts.always}
      </Checkbox>
      <Written label={texts.key} help={texts.keyHelp} value={key} onChange={setKey} />
    </FormModal>
  );
}

export function ManageImages({ blocks, onClose }: { blocks: boolean; onClose(): void }) {
  const texts = useTexts(PROTECTION);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const [wanted, setWanted] = useState(blocks);
  return (
    <FormModal
      title={texts.images}
      valid={wanted !== blocks}
      commands={
        wanted
          ? cli('ec2 enable-image-block-public-access', { 'image-block-public-access-state': 'block-new-sharing' })
          : 'aws ec2 disable-image-block-public-access'
      }
      run={() =>
        wanted
          ? ec2.send(new EnableImageBlockPublicAccessCommand({ ImageBlockPublicAccessState: 'block-new-sharing' }))
          : ec2.send(new DisableImageBlockPublicAccessCommand({}))
      }
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <Checkbox checked={wanted} description={texts.imagesHelp} onChange={({ detail }) => setWanted(detail.checked)}>
        {texts.block}
      </Checkbox>
    </FormModal>
  );
}
