import type { Instance } from '@aws-sdk/client-ec2';
import { nameOf } from '../names';
import { decode } from '../settings/text64';
import { NOTHING } from './wanted';
import type { Wanted } from './wanted';

/** What is not in the description of an instance. */
interface Hidden {
  userData?: string;
  shutdown?: string;
  protect?: boolean;
}

/** An instance of amazon's own address got it at its launch; one with an Elastic IP did not. */
const AMAZON = 'amazon';

/** A launch that makes another of the kind: all but its disks and its addresses, as AWS's console copies. */
export function wantedLike(instance: Instance, hidden: Hidden): Wanted {
  const [card] = instance.NetworkInterfaces ?? [];
  return {
    ...NOTHING,
    name: nameOf(instance),
    image: instance.ImageId ?? '',
    type: instance.InstanceType ?? '',
    key: instance.KeyName ?? '',
    subnet: instance.SubnetId ?? '',
    publicIp: card?.Association?.IpOwnerId === AMAZON ? 'yes' : '',
    newGroup: false,
    groups: (instance.SecurityGroups ?? []).flatMap((one) => one.GroupId ?? []),
    userData: decode(hidden.userData ?? ''),
    profile: instance.IamInstanceProfile?.Arn?.split('/').at(-1) ?? '',
    tokens: instance.MetadataOptions?.HttpTokens === 'optional' ? 'optional' : 'required',
    shutdown: hidden.shutdown === 'terminate' ? 'terminate' : 'stop',
    protect: hidden.protect ?? false,
    monitor: instance.Monitoring?.State === 'enabled',
  };
}
