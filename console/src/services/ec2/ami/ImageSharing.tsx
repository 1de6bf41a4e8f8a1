import { DescribeImageAttributeCommand, ModifyImageAttributeCommand } from '@aws-sdk/client-ec2';
import type { LaunchPermissionModifications } from '@aws-sdk/client-ec2';
import { cli } from '../../../parts/cli';
import { SharingForm } from '../SharingForm';
import { SharingPanel } from '../SharingPanel';
import { toSharing } from '../sharing';
import type { Sharing } from '../sharing';
import { useEc2 } from '../useEc2';
import { useOne } from '../useOne';

function useSharing(id: string) {
  const ec2 = useEc2();
  return useOne('image sharing', id, async () => {
    const answer = await ec2.send(new DescribeImageAttributeCommand({ ImageId: id, Attribute: 'launchPermission' }));
    return toSharing(answer.LaunchPermissions ?? []);
  });
}

function Form({ id, before, onClose }: { id: string; before: Sharing; onClose(): void }) {
  const ec2 = useEc2();
  return (
    <SharingForm
      id={id}
      before={before}
      command={(json) => cli('ec2 modify-image-attribute', { 'image-id': id, 'launch-permission': { json } })}
      run={(change) =>
        ec2.send(
          new ModifyImageAttributeCommand({ ImageId: id, LaunchPermission: change as LaunchPermissionModifications }),
        )
      }
      onClose={onClose}
    />
  );
}

/** Who may launch an image, over a page. */
export function ImageSharing({ id, onClose }: { id: string; onClose(): void }) {
  const { data } = useSharing(id);
  return data ? <Form id={id} before={data} onClose={onClose} /> : null;
}

/** Who may launch an image, as a part of its page. */
export function ImageSharingPanel({ id }: { id: string }) {
  const query = useSharing(id);
  return <SharingPanel query={query} form={(before, close) => <Form id={id} before={before} onClose={close} />} />;
}
