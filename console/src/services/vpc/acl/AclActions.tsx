import { DeleteNetworkAclCommand } from '@aws-sdk/client-ec2';
import type { NetworkAcl } from '@aws-sdk/client-ec2';
import { useTexts } from '../../../i18n/language';
import { ActionMenu } from '../../../parts/ActionMenu';
import { Deletion } from '../../ec2/Deletion';
import { useEc2 } from '../../ec2/useEc2';
import { ACL } from './texts';

/** What can be done with a network ACL as a whole. */
export function AclActions({ acl, onGone }: { acl: NetworkAcl | undefined; onGone?(): void }) {
  const texts = useTexts(ACL);
  const ec2 = useEc2();
  const id = acl?.NetworkAclId ?? '';
  const used = (acl?.Associations?.length ?? 0) > 0;
  return (
    <ActionMenu
      disabled={!acl}
      actions={[
        {
          id: 'delete',
          text: texts.remove,
          disabled: acl?.IsDefault || used,
          reason: acl?.IsDefault ? texts.notDefault : texts.inUse,
          form: (close) => (
            <Deletion
              title={texts.remove}
              ids={[id]}
              command="delete-network-acl"
              option="network-acl-id"
              remove={() => ec2.send(new DeleteNetworkAclCommand({ NetworkAclId: id }))}
              onDone={onGone}
              onClose={close}
            >
              {texts.removeHelp}
            </Deletion>
          ),
        },
      ]}
    />
  );
}
