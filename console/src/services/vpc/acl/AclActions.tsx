import { DeleteNetworkAclCommand } from '@aws-sdk/client-ec2';
import type { NetworkAcl } from '@aws-sdk/client-ec2';
import { useTexts } from '../../../i18n/language';
import { ActionMenu } from '../../../parts/ActionMenu';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { ACL } from './texts';

/** What can be done with a network ACL as a whole. */
export function AclActions({ acl, onGone }: { acl: NetworkAcl | undefined; onGone?(): void }) {
  const texts = useTexts(ACL);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const changed = useChanged();
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
            <Confirm
              title={texts.remove}
              word={id}
              commands={cli('ec2 delete-network-acl', { 'network-acl-id': id })}
              run={() => ec2.send(new DeleteNetworkAclCommand({ NetworkAclId: id }))}
              onDone={() => {
                changed(vpcTexts.deleted(id));
                onGone?.();
              }}
              onClose={close}
            >
              {texts.removeHelp}
            </Confirm>
          ),
        },
      ]}
    />
  );
}
