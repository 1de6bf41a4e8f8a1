import { ResyncMFADeviceCommand } from '@aws-sdk/client-iam';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { IAM } from '../texts';
import { useIam } from '../useIam';
import { ROLE } from './texts';

interface ResyncMfaProps {
  user: string | undefined;
  serial: string;
  onDone(): void;
  onClose(): void;
}

const CODE = /^\d{6}$/;

/** Finds the time that a device believes to be, by two of its codes. */
export function ResyncMfa({ user, serial, onDone, onClose }: ResyncMfaProps) {
  const texts = useTexts(ROLE);
  const iamTexts = useTexts(IAM);
  const iam = useIam();
  const [one, setOne] = useState('');
  const [two, setTwo] = useState('');
  return (
    <FormModal
      title={texts.resyncTitle}
      label={texts.resync}
      valid={CODE.test(one) && CODE.test(two)}
      commands={cli('iam resync-mfa-device', {
        'user-name': user,
        'serial-number': serial,
        'authentication-code1': one || 'CODE1',
        'authentication-code2': two || 'CODE2',
      })}
      run={() =>
        iam.send(
          new ResyncMFADeviceCommand({
            UserName: user,
            SerialNumber: serial,
            AuthenticationCode1: one,
            AuthenticationCode2: two,
          }),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      <div>{texts.resyncHelp}</div>
      <Written label={iamTexts.mfaCode(1)} autoFocus value={one} onChange={setOne} />
      <Written label={iamTexts.mfaCode(2)} value={two} onChange={setTwo} />
    </FormModal>
  );
}
