import { expect, test } from 'vitest';
import { countAll, shown } from '../src/services/ec2/dashboard/count';
import { loginOf, sshCommand } from '../src/services/ec2/instance/login';
import { rootOf } from '../src/services/ec2/launch/root';
import {
  MAX_USER_DATA,
  NOTHING,
  commands,
  groupName,
  launchInput,
  openInputs,
  problems,
  usualType,
} from '../src/services/ec2/launch/wanted';
import type { Wanted } from '../src/services/ec2/launch/wanted';
import { headingWidth } from '../src/parts/width';

const WANTED: Wanted = { ...NOTHING, image: 'ami-1', type: 't3.micro', name: 'web' };
const DEVICE = '/dev/xvda';

test('a launch asks for no more than was chosen', () => {
  expect(launchInput(WANTED, DEVICE, ['sg-1'])).toEqual({
    ImageId: 'ami-1',
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    SecurityGroupIds: ['sg-1'],
    MetadataOptions: { HttpTokens: 'required' },
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web' }] }],
  });
});

test('a public address is asked of the interface, which then has subnet and groups', () => {
  const input = launchInput({ ...WANTED, publicIp: 'yes', subnet: 'subnet-1' }, DEVICE, ['sg-1']);
  expect(input.SubnetId).toBeUndefined();
  expect(input.SecurityGroupIds).toBeUndefined();
  expect(input.NetworkInterfaces).toEqual([
    { DeviceIndex: 0, SubnetId: 'subnet-1', Groups: ['sg-1'], AssociatePublicIpAddress: true },
  ]);
});

test('the root volume is named only where it differs from the image’s', () => {
  expect(launchInput(WANTED, DEVICE, []).BlockDeviceMappings).toBeUndefined();
  expect(launchInput({ ...WANTED, size: '20', deleteVolume: false }, DEVICE, []).BlockDeviceMappings).toEqual([
    { DeviceName: DEVICE, Ebs: { VolumeSize: 20, VolumeType: 'gp3', DeleteOnTermination: false } },
  ]);
});

test('user data is base64 of UTF-8', () => {
  expect(launchInput({ ...WANTED, userData: '雲海' }, DEVICE, []).UserData).toBe('6Zuy5rW3');
});

test('only SSH is from the chosen source', () => {
  const wanted = { ...WANTED, open: ['22', '80'], source: '10.0.0.0/8' };
  const permissions = openInputs(wanted, 'sg-1')[0]?.IpPermissions;
  expect(permissions?.map((one) => [one.FromPort, one.IpRanges?.[0]?.CidrIp])).toEqual([
    [22, '10.0.0.0/8'],
    [80, '0.0.0.0/0'],
  ]);
  expect(openInputs({ ...wanted, open: [] }, 'sg-1')).toEqual([]);
});

test('the commands make the group, open it, and launch with it', () => {
  const [make, open, run, ...more] = commands(WANTED, DEVICE, 'launch-wizard-1', undefined);
  expect(make).toMatch(/^GROUP=\$\(aws ec2 create-security-group --group-name launch-wizard-1 /);
  expect(open).toContain('--group-id $GROUP --ip-permissions');
  expect(run).toContain('--security-group-ids $GROUP');
  expect(more).toEqual([]);
  const json = commands({ ...WANTED, publicIp: 'no' }, DEVICE, 'g', undefined).at(-1);
  expect(json).toContain(`"Groups":["'$GROUP'"]`);
});

test.each<[Partial<Wanted>, string[]]>([
  [{}, []],
  [{ count: '0' }, ['count']],
  [{ count: '1.5' }, ['count']],
  [{ size: '7' }, ['size']],
  [{ size: '16385' }, ['size']],
  [{ source: 'home' }, ['source']],
  [{ source: 'home', open: ['80'] }, []],
  [{ newGroup: false, source: 'home', groups: ['1', '2', '3', '4', '5', '6'] }, ['groups']],
  [{ userData: '雲'.repeat(MAX_USER_DATA / 3 + 1) }, ['userData']],
])('%j has the problems %j', (change, expected) => {
  expect([...problems({ ...WANTED, ...change }, 8)]).toEqual(expected);
});

test('a new group takes the first free number', () => {
  expect(groupName([])).toBe('launch-wizard-1');
  expect(groupName([{ GroupName: 'launch-wizard-1' }, { GroupName: 'launch-wizard-3' }])).toBe('launch-wizard-2');
});

test('the usual type is small', () => {
  const small = { InstanceType: 'm5.large' as const, MemoryInfo: { SizeInMiB: 8192 } };
  expect(usualType([small, { InstanceType: 't3.micro' }])).toBe('t3.micro');
  expect(usualType([{ InstanceType: 'm5.xlarge', MemoryInfo: { SizeInMiB: 16_384 } }, small])).toBe('m5.large');
  expect(usualType([])).toBe('');
});

test('an image says what its root volume is', () => {
  const images = [
    { ImageId: 'ami-1', RootDeviceName: '/dev/sda1', BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { VolumeSize: 10 } }] },
  ];
  expect(rootOf({ images }, 'ami-1')).toEqual({ device: '/dev/sda1', size: 10 });
  expect(rootOf(undefined, 'ami-1')).toEqual({ device: '/dev/xvda', size: 8 });
});

test.each([
  ['debian-12-amd64', 'admin'],
  ['ubuntu/images/noble', 'ubuntu'],
  ['al2023-ami', 'ec2-user'],
])('who has the image %s logs in as %s', (Name, user) => {
  expect(loginOf({ Name })).toBe(user);
});

test('the SSH command takes the public address, else the private one', () => {
  const both = { KeyName: 'k', PublicIpAddress: '198.51.100.1', PrivateIpAddress: '10.0.0.1' };
  expect(sshCommand(both, 'admin')).toBe('ssh -i k.pem admin@198.51.100.1');
  expect(sshCommand({ PrivateIpAddress: '10.0.0.1' }, 'admin')).toBe('ssh admin@10.0.0.1');
  expect(sshCommand({}, 'admin')).toBeUndefined();
});

test('counting follows pages, and ends', async () => {
  const pages: Record<string, { count: number; next?: string }> = { '': { count: 2, next: 'b' }, b: { count: 3 } };
  expect(await countAll(async (token) => pages[token ?? ''] ?? { count: 0 })).toEqual({ count: 5, more: false });
  const endless = await countAll(async () => ({ count: 1, next: 'again' }));
  expect(endless).toEqual({ count: 10, more: true });
  expect(shown(endless)).toBe('10+');
});

test('a heading of ideographs needs more room', () => {
  expect(headingWidth('状態')).toBeGreaterThan(headingWidth('ab'));
});
