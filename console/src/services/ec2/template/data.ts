import type { RequestLaunchTemplateData, ResponseLaunchTemplateData } from '@aws-sdk/client-ec2';
import { NOTHING, launchInput } from '../launch/wanted';
import type { Wanted } from '../launch/wanted';
import { decode } from '../settings/text64';

const NAME = /^[A-Za-z0-9()./_-]{3,128}$/;

export function isTemplateName(name: string): boolean {
  return NAME.test(name);
}

/** What a template keeps of a launch: all but how many, and its subnet with its interface. */
export function dataOf(wanted: Wanted, device: string, groups: readonly string[]): RequestLaunchTemplateData {
  const { MinCount, MaxCount, SubnetId, SecurityGroupIds, NetworkInterfaces, ...rest } = launchInput(wanted, device, groups);
  const cards = NetworkInterfaces ?? (SubnetId ? [{ DeviceIndex: 0, SubnetId, Groups: SecurityGroupIds }] : undefined);
  return {
    ...rest,
    ...(cards ? { NetworkInterfaces: cards } : { SecurityGroupIds }),
  } as RequestLaunchTemplateData;
}

/** What the wizard shows of a template, of which a new version is made. */
export function wantedOf(data: ResponseLaunchTemplateData): Wanted {
  const [card] = data.NetworkInterfaces ?? [];
  const disk = data.BlockDeviceMappings?.[0]?.Ebs;
  const open = card?.AssociatePublicIpAddress;
  return {
    ...NOTHING,
    name: data.TagSpecifications?.[0]?.Tags?.find((tag) => tag.Key === 'Name')?.Value ?? '',
    image: data.ImageId ?? '',
    type: data.InstanceType ?? '',
    key: data.KeyName ?? '',
    subnet: card?.SubnetId ?? '',
    publicIp: open === undefined ? '' : open ? 'yes' : 'no',
    ipv6: card?.Ipv6AddressCount === undefined ? '' : String(card.Ipv6AddressCount),
    newGroup: false,
    groups: card?.Groups ?? data.SecurityGroupIds ?? [],
    size: disk?.VolumeSize ? String(disk.VolumeSize) : '',
    volumeType: disk?.VolumeType ?? NOTHING.volumeType,
    deleteVolume: disk?.DeleteOnTermination ?? true,
    userData: decode(data.UserData ?? ''),
    profile: data.IamInstanceProfile?.Name ?? '',
    tokens: data.MetadataOptions?.HttpTokens === 'optional' ? 'optional' : 'required',
    shutdown: data.InstanceInitiatedShutdownBehavior === 'terminate' ? 'terminate' : 'stop',
    protect: data.DisableApiTermination ?? false,
    monitor: data.Monitoring?.Enabled ?? false,
  };
}
