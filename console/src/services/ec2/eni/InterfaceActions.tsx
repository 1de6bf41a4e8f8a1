import type { NetworkInterface } from '@aws-sdk/client-ec2';
import { useTexts } from '../../../i18n/language';
import { ActionMenu } from '../../../parts/ActionMenu';
import { AssignAddress6 } from './AssignAddress6';
import { AssignAddress, Attach, ChangeCheck, ChangeDescription, ChangeGroups, Delete, Detach } from './forms';
import { ENI } from './texts';

/** What can be done with an interface; those that a service made are left to it. */
export function InterfaceActions({ eni, onGone }: { eni: NetworkInterface | undefined; onGone?(): void }) {
  const texts = useTexts(ENI);
  const managed = eni?.RequesterManaged ?? false;
  const attached = eni?.Attachment !== undefined;
  const primary = eni?.Attachment?.DeviceIndex === 0;
  const toDetach = { disabled: managed || !attached || primary, reason: managed ? texts.managed : texts.mustAttach };
  const toTake = { disabled: managed || attached, reason: managed ? texts.managed : texts.mustFree };
  const own = { disabled: managed, reason: texts.managed };
  return (
    <ActionMenu
      disabled={!eni}
      actions={[
        { id: 'attach', text: texts.attach, ...toTake, form: (onClose) => eni && <Attach {...{ eni, onClose }} /> },
        {
          id: 'detach',
          text: texts.detach,
          ...toDetach,
          form: (onClose) => eni && <Detach force={false} {...{ eni, onClose }} />,
        },
        { id: 'force', text: texts.force, ...toDetach, form: (onClose) => eni && <Detach force {...{ eni, onClose }} /> },
        { id: 'groups', text: texts.groups, ...own, form: (onClose) => eni && <ChangeGroups {...{ eni, onClose }} /> },
        { id: 'check', text: texts.check, ...own, form: (onClose) => eni && <ChangeCheck {...{ eni, onClose }} /> },
        {
          id: 'describe',
          text: texts.describe,
          ...own,
          form: (onClose) => eni && <ChangeDescription {...{ eni, onClose }} />,
        },
        { id: 'assign', text: texts.assign, ...own, form: (onClose) => eni && <AssignAddress {...{ eni, onClose }} /> },
        { id: 'assign6', text: texts.assign6, ...own, form: (onClose) => eni && <AssignAddress6 {...{ eni, onClose }} /> },
        {
          id: 'delete',
          text: texts.remove,
          ...toTake,
          form: (onClose) => eni && <Delete onDone={onGone} {...{ eni, onClose }} />,
        },
      ]}
    />
  );
}
