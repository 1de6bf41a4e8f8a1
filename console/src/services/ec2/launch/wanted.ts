import type {
  AuthorizeSecurityGroupIngressCommandInput,
  CreateSecurityGroupCommandInput,
  InstanceTypeInfo,
  RunInstancesCommandInput,
  SecurityGroup,
  Subnet,
  VolumeType,
  _InstanceType,
} from '@aws-sdk/client-ec2';
import { cli } from '../../../parts/cli';
import { named, namedCli } from '../names';
import { toPermission } from '../rules';
import { encode } from '../settings/text64';

/** What a new instance is to be. */
export interface Wanted {
  name: string;
  count: string;
  image: string;
  type: string;
  key: string;
  subnet: string;
  /** Whether it gets a public address; empty as the subnet says. */
  publicIp: '' | 'yes' | 'no';
  /** How many IPv6 addresses it gets; empty as the subnet says. */
  ipv6: string;
  /** Whether a security group is made for it. */
  newGroup: boolean;
  /** Ports that the new group lets in. */
  open: string[];
  source: string;
  groups: string[];
  size: string;
  volumeType: string;
  deleteVolume: boolean;
  userData: string;
  profile: string;
  tokens: 'required' | 'optional';
  shutdown: 'stop' | 'terminate';
  protect: boolean;
  monitor: boolean;
}

export const NOTHING: Wanted = {
  name: '',
  count: '1',
  image: '',
  type: '',
  key: '',
  subnet: '',
  publicIp: '',
  ipv6: '',
  newGroup: true,
  open: ['22'],
  source: '0.0.0.0/0',
  groups: [],
  size: '',
  volumeType: 'gp3',
  deleteVolume: true,
  userData: '',
  profile: '',
  tokens: 'required',
  shutdown: 'stop',
  protect: false,
  monitor: false,
};

/** The most that AWS takes, in bytes. */
export const MAX_USER_DATA = 16 << 10;
const MAX_COUNT = 1000;
const MAX_SIZE = 16_384;
const MAX_IPV6 = 50;

export type Problem = 'count' | 'size' | 'source' | 'groups' | 'userData' | 'ipv6';

/** What is wrong with it. */
export function problems(wanted: Wanted, smallest: number): Set<Problem> {
  const count = Number(wanted.count);
  const size = Number(wanted.size || smallest);
  const found = new Set<Problem>();
  const note = (wrong: boolean, problem: Problem) => wrong && found.add(problem);
  note(!Number.isInteger(count) || count < 1 || count > MAX_COUNT, 'count');
  note(!Number.isInteger(size) || size < smallest || size > MAX_SIZE, 'size');
  note(wanted.newGroup && wanted.open.includes(SSH) && !/^[\d.]+\/\d+$/.test(wanted.source.trim()), 'source');
  note(!/^\d*$/.test(wanted.ipv6) || Number(wanted.ipv6) > MAX_IPV6, 'ipv6');
  note(!wanted.newGroup && wanted.groups.length > 5, 'groups');
  note(new TextEncoder().encode(wanted.userData).length > MAX_USER_DATA, 'userData');
  return found;
}

/** The smallest type that runs on a processor: what a first launch takes. */
export function usualType(types: readonly InstanceTypeInfo[]): string {
  const sorted = [...types].sort(
    (one, other) => (one.MemoryInfo?.SizeInMiB ?? 0) - (other.MemoryInfo?.SizeInMiB ?? 0),
  );
  return types.find((one) => one.InstanceType === 't3.micro')?.InstanceType ?? sorted[0]?.InstanceType ?? '';
}

/** A name for a new group, as AWS's own wizard gives it. */
export function groupName(groups: readonly SecurityGroup[]): string {
  const taken = new Set(groups.map((group) => group.GroupName));
  let number = 1;
  while (taken.has(`launch-wizard-${number}`)) {
    number++;
  }
  return `launch-wizard-${number}`;
}

export function groupInput(name: string, subnet: Subnet | undefined): CreateSecurityGroupCommandInput {
  return { GroupName: name, Description: `${name} created by the launch wizard`, VpcId: subnet?.VpcId };
}

const EVERYBODY = '0.0.0.0/0';
const SSH = '22';

/** What lets the chosen ports in: SSH from the source, pages from everywhere. No call where none is chosen. */
export function openInputs(wanted: Wanted, GroupId: string): AuthorizeSecurityGroupIngressCommandInput[] {
  const IpPermissions = wanted.open.map((ports) =>
    toPermission({ protocol: 'tcp', ports, peer: ports === SSH ? wanted.source : EVERYBODY, description: '' }),
  );
  return IpPermissions.length > 0 ? [{ GroupId, IpPermissions }] : [];
}

function network(wanted: Wanted, groups: string[] | undefined) {
  return wanted.publicIp === '' && wanted.ipv6 === ''
    ? { SubnetId: wanted.subnet || undefined, SecurityGroupIds: groups }
    : {
        NetworkInterfaces: [
          {
            DeviceIndex: 0,
            SubnetId: wanted.subnet || undefined,
            Groups: groups,
            AssociatePublicIpAddress: wanted.publicIp === '' ? undefined : wanted.publicIp === 'yes',
            Ipv6AddressCount: wanted.ipv6 === '' ? undefined : Number(wanted.ipv6),
          },
        ],
      };
}

function disks(wanted: Wanted, device: string) {
  const usual = wanted.size === '' && wanted.volumeType === NOTHING.volumeType && wanted.deleteVolume;
  return usual
    ? undefined
    : [
        {
          DeviceName: device,
          Ebs: {
            VolumeSize: wanted.size ? Number(wanted.size) : undefined,
            VolumeType: wanted.volumeType as VolumeType,
            DeleteOnTermination: wanted.deleteVolume,
          },
        },
      ];
}

/** The launch as the API takes it. */
export function launchInput(wanted: Wanted, device: string, groups: readonly string[]): RunInstancesCommandInput {
  const count = Number(wanted.count);
  return {
    ImageId: wanted.image,
    InstanceType: wanted.type as _InstanceType,
    MinCount: count,
    MaxCount: count,
    KeyName: wanted.key || undefined,
    ...network(wanted, groups.length > 0 ? [...groups] : undefined),
    BlockDeviceMappings: disks(wanted, device),
    UserData: wanted.userData ? encode(wanted.userData) : undefined,
    IamInstanceProfile: wanted.profile ? { Name: wanted.profile } : undefined,
    MetadataOptions: wanted.tokens === 'required' ? { HttpTokens: 'required' } : { HttpTokens: 'optional' },
    InstanceInitiatedShutdownBehavior: wanted.shutdown === 'terminate' ? 'terminate' : undefined,
    DisableApiTermination: wanted.protect || undefined,
    Monitoring: wanted.monitor ? { Enabled: true } : undefined,
    TagSpecifications: named('instance', wanted.name),
  };
}

/** A word that the shell fills in. */
const GROUP = '$GROUP';

/** The commands that do the same. */
export function commands(wanted: Wanted, device: string, name: string, subnet: Subnet | undefined): string[] {
  const all = wanted.newGroup ? groupCommands(wanted, groupInput(name, subnet)) : [];
  all.push(runCommand(wanted, device, wanted.newGroup ? [GROUP] : wanted.groups));
  return all.map((one) => one.replaceAll(`'${GROUP}'`, GROUP).replaceAll(`"${GROUP}"`, `"'${GROUP}'"`));
}

export function groupCommands(wanted: Wanted, group: CreateSecurityGroupCommandInput): string[] {
  const create = cli('ec2 create-security-group', {
    'group-name': group.GroupName,
    description: group.Description,
    'vpc-id': group.VpcId,
    query: 'GroupId',
    output: 'text',
  });
  const open = openInputs(wanted, GROUP).map((one) =>
    cli('ec2 authorize-security-group-ingress', {
      'group-id': GROUP,
      'ip-permissions': { json: one.IpPermissions },
    }),
  );
  return [`GROUP=$(${create})`, ...open];
}

function runCommand(wanted: Wanted, device: string, groups: readonly string[]): string {
  const input = launchInput(wanted, device, groups);
  const json = (value: unknown) => (value ? { json: value } : undefined);
  return cli('ec2 run-instances', {
    'image-id': wanted.image,
    'instance-type': wanted.type,
    count: wanted.count,
    'key-name': wanted.key,
    'subnet-id': input.SubnetId,
    'security-group-ids': input.SecurityGroupIds,
    'network-interfaces': json(input.NetworkInterfaces),
    'block-device-mappings': json(input.BlockDeviceMappings),
    'iam-instance-profile': wanted.profile && `Name=${wanted.profile}`,
    'metadata-options': `HttpTokens=${wanted.tokens}`,
    'instance-initiated-shutdown-behavior': input.InstanceInitiatedShutdownBehavior,
    'disable-api-termination': wanted.protect,
    monitoring: wanted.monitor && 'Enabled=true',
    'tag-specifications': namedCli('instance', wanted.name),
    'user-data': wanted.userData,
  });
}
