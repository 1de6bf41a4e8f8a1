import { CreateServiceLinkedRoleCommand } from '@aws-sdk/client-iam';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { IAM } from '../texts';
import { MAX_NAME, isName, useIam } from '../useIam';
import { LINKED_SERVICES, SUFFIXED_SERVICE } from './services';
import { ROLE } from './texts';

/** Makes the role that belongs to a service. */
export function CreateLinked({ onDone, onClose }: { onDone(): void; onClose(): void }) {
  const texts = useTexts(ROLE);
  const iamTexts = useTexts(IAM);
  const iam = useIam();
  const [service, setService] = useState('');
  const [description, setDescription] = useState('');
  const [suffix, setSuffix] = useState('');
  const CustomSuffix = service === SUFFIXED_SERVICE && suffix !== '' ? suffix : undefined;
  const Description = description || undefined;
  return (
    <FormModal
      title={texts.createLinked}
      label={iamTexts.createRole}
      valid={service !== '' && (CustomSuffix === undefined || isName(CustomSuffix, MAX_NAME.role))}
      commands={cli('iam create-service-linked-role', {
        'aws-service-name': service || 'SERVICE',
        description: Description,
        'custom-suffix': CustomSuffix,
      })}
      run={async () => {
        const answer = await iam.send(
          new CreateServiceLinkedRoleCommand({ AWSServiceName: service, Description, CustomSuffix }),
        );
        notifyDone(iamTexts.createdNotice(answer.Role?.RoleName ?? ''));
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <div>{texts.linkedHelp}</div>
      <Choice
        label={iamTexts.service}
        value={service}
        options={LINKED_SERVICES.map((value) => ({ value, label: value }))}
        onChange={setService}
      />
      {service === SUFFIXED_SERVICE && (
        <Written label={texts.suffix} help={texts.suffixHelp} optional value={suffix} onChange={setSuffix} />
      )}
      <Written label={iamTexts.description} optional value={description} onChange={setDescription} />
    </FormModal>
  );
}
