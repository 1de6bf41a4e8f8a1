// Puts something of everything into a cloud, so that its pages have something to show.
import { AccessAnalyzerClient, CreateAnalyzerCommand } from '@aws-sdk/client-accessanalyzer';
import { CloudTrailClient, CreateTrailCommand } from '@aws-sdk/client-cloudtrail';
import { CreateLifecyclePolicyCommand, DLMClient } from '@aws-sdk/client-dlm';
import { S3Client, CreateBucketCommand, PutBucketPolicyCommand, PutObjectCommand, PutBucketVersioningCommand, PutBucketTaggingCommand } from '@aws-sdk/client-s3';
import {
  AttachUserPolicyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutRolePolicyCommand,
  UploadServerCertificateCommand,
} from '@aws-sdk/client-iam';
import {
  AllocateAddressCommand,
  CreateEgressOnlyInternetGatewayCommand,
  CreateFlowLogsCommand,
  CreateKeyPairCommand,
  CreateLaunchTemplateCommand,
  CreateManagedPrefixListCommand,
  CreateNatGatewayCommand,
  CreateNetworkInterfaceCommand,
  CreateSnapshotCommand,
  CreateVolumeCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  CreateVpcPeeringConnectionCommand,
  DescribeDhcpOptionsCommand,
  DescribeImagesCommand,
  DescribeInternetGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
  RunInstancesCommand,
  waitUntilInstanceStatusOk,
  waitUntilVolumeAvailable,
} from '@aws-sdk/client-ec2';
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  CreateOrganizationalUnitCommand,
  ListRootsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { CERTIFICATE, PRIVATE_KEY } from './certificate.mjs';
import { makeRule } from './retention.mjs';

const FIRST_LAUNCH_SECONDS = 300;
const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/*' }],
});
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::000000000000:root' }, Action: 'sts:AssumeRole' }],
});

/** An organization with a unit and an account. */
async function fillOrganization(settings) {
  const organizations = new OrganizationsClient(settings);
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const { Roots } = await organizations.send(new ListRootsCommand({}));
  await organizations.send(new CreateOrganizationalUnitCommand({ ParentId: Roots[0].Id, Name: 'Sales' }));
  await organizations.send(new CreateAccountCommand({ AccountName: 'shop', Email: 'shop@example.com' }));
}

/** A bucket that another account reads, which an analyzer finds, and a trail into another one. */
async function fillAudit(s3, settings) {
  const arn = 'arn:aws:s3:::backups-2026';
  const reader = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: `${arn}/*` };
  const service = { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' } };
  const Statement = [
    reader,
    { ...service, Action: 's3:GetBucketAcl', Resource: arn },
    { ...service, Action: 's3:PutObject', Resource: `${arn}/AWSLogs/*` },
  ];
  await s3.send(new PutBucketPolicyCommand({ Bucket: 'backups-2026', Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }));
  await new AccessAnalyzerClient(settings).send(new CreateAnalyzerCommand({ analyzerName: 'account', type: 'ACCOUNT' }));
  await new CloudTrailClient(settings).send(new CreateTrailCommand({ Name: 'audit', S3BucketName: 'backups-2026', IsMultiRegionTrail: true }));
}

/** Makes something of everything. Returns the IDs that addresses need. */
export async function fill(cloud, machines) {
  const settings = {
    region: 'us-east-1',
    endpoint: cloud.api,
    forcePathStyle: true,
    credentials: { accessKeyId: cloud.key.accessKeyId, secretAccessKey: cloud.key.secretAccessKey },
  };
  const s3 = new S3Client(settings);
  const iam = new IAMClient(settings);
  for (const Bucket of ['photos', 'backups-2026', 'many']) {
    await s3.send(new CreateBucketCommand({ Bucket }));
  }
  await s3.send(new PutBucketVersioningCommand({ Bucket: 'photos', VersioningConfiguration: { Status: 'Enabled' } }));
  await s3.send(
    new PutBucketTaggingCommand({ Bucket: 'photos', Tagging: { TagSet: [{ Key: 'team', Value: 'travel' }] } }),
  );
  const Body = JSON.stringify({ place: '高野山', year: 2026 });
  await s3.send(
    new PutObjectCommand({ Bucket: 'photos', Key: 'trip/notes.json', Body, ContentType: 'application/json' }),
  );
  await s3.send(new PutObjectCommand({ Bucket: 'photos', Key: 'trip/2026/山.txt', Body: '雲海' }));
  const keys = Array.from({ length: 2000 }, (_, index) => `object-${String(index).padStart(4, '0')}`);
  while (keys.length > 0) {
    await Promise.all(
      keys.splice(0, 50).map((Key) => s3.send(new PutObjectCommand({ Bucket: 'many', Key, Body: Key }))),
    );
  }
  await iam.send(new CreateUserCommand({ UserName: 'hanako', Tags: [{ Key: 'team', Value: 'travel' }] }));
  await iam.send(
    new AttachUserPolicyCommand({ UserName: 'hanako', PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' }),
  );
  await iam.send(new CreateGroupCommand({ GroupName: 'readers' }));
  await iam.send(new CreateRoleCommand({ RoleName: 'reader', AssumeRolePolicyDocument: TRUST }));
  await iam.send(new CreatePolicyCommand({ PolicyName: 'read-photos', PolicyDocument: POLICY }));
  await iam.send(
    new CreateOpenIDConnectProviderCommand({
      Url: 'https://token.actions.githubusercontent.com',
      ClientIDList: ['sts.amazonaws.com'],
      ThumbprintList: ['6938fd4d98bab03faadb97b34396831e3780aea1'],
    }),
  );
  await iam.send(
    new UploadServerCertificateCommand({ ServerCertificateName: 'shop', CertificateBody: CERTIFICATE, PrivateKey: PRIVATE_KEY }),
  );
  await fillOrganization(settings);
  await fillAudit(s3, settings);
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'sea-of-clouds' }));
  const ec2 = new EC2Client(settings);
  const POLICY_ID = await fillLifecycle(new DLMClient(settings), iam);
  await ec2.send(new CreateKeyPairCommand({ KeyName: 'laptop', KeyType: 'ed25519' }));
  const vpcs = await ec2.send(new DescribeVpcsCommand({}));
  const VPC = vpcs.Vpcs?.[0]?.VpcId ?? '';
  const other = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
  const peering = await ec2.send(new CreateVpcPeeringConnectionCommand({ VpcId: VPC, PeerVpcId: other.Vpc?.VpcId }));
  const region = settings.region;
  const endpoint = await ec2.send(
    new CreateVpcEndpointCommand({ VpcId: VPC, ServiceName: `com.amazonaws.${region}.s3` }),
  );
  const more = await fillNetwork(ec2, VPC);
  const volume = await ec2.send(new CreateVolumeCommand({ AvailabilityZone: `${region}a`, Size: 1, VolumeType: 'gp3' }));
  const subnets = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [VPC] }] }),
  );
  const eni = await ec2.send(
    new CreateNetworkInterfaceCommand({ SubnetId: subnets.Subnets?.[0]?.SubnetId, Description: 'spare' }),
  );
  const instance = machines ? await launch(ec2) : '';
  const images = await ec2.send(new DescribeImagesCommand({}));
  const groups = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const tables = await ec2.send(new DescribeRouteTablesCommand({}));
  const acls = await ec2.send(new DescribeNetworkAclsCommand({}));
  const sets = await ec2.send(new DescribeDhcpOptionsCommand({}));
  return {
    ...more,
    POLICY: POLICY_ID,
    RETENTION: await makeRule(settings),
    INSTANCE: instance,
    SNAPSHOT: machines ? await snapshot(ec2, volume.VolumeId) : '',
    SUBNET: subnets.Subnets?.[0]?.SubnetId ?? '',
    VPC,
    PEERING: peering.VpcPeeringConnection?.VpcPeeringConnectionId ?? '',
    ENDPOINT: endpoint.VpcEndpoint?.VpcEndpointId ?? '',
    VOLUME: volume.VolumeId ?? '',
    ENI: eni.NetworkInterface?.NetworkInterfaceId ?? '',
    IMAGE: images.Images?.[0]?.ImageId ?? '',
    GROUP: groups.SecurityGroups?.[0]?.GroupId ?? '',
    TABLE: tables.RouteTables?.[0]?.RouteTableId ?? '',
    ACL: acls.NetworkAcls?.[0]?.NetworkAclId ?? '',
    DHCP: sets.DhcpOptions?.[0]?.DhcpOptionsId ?? '',
  };
}


async function fillLifecycle(dlm, iam) {
  const statement = { Effect: 'Allow', Principal: { Service: 'dlm.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const made = await iam.send(
    new CreateRoleCommand({ RoleName: 'AWSDataLifecycleManagerDefaultRole', Path: '/service-role/', AssumeRolePolicyDocument }),
  );
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }] });
  await iam.send(new PutRolePolicyCommand({ RoleName: made.Role?.RoleName, PolicyName: 'snapshots', PolicyDocument }));
  const schedule = {
    Name: 'Schedule 1',
    CreateRule: { Interval: 24, IntervalUnit: 'HOURS', Times: ['09:00'] },
    RetainRule: { Count: 7 },
  };
  const policy = await dlm.send(
    new CreateLifecyclePolicyCommand({
      Description: 'Every day for a week',
      ExecutionRoleArn: made.Role?.Arn,
      State: 'ENABLED',
      PolicyDetails: { ResourceTypes: ['VOLUME'], TargetTags: [{ Key: 'backup', Value: 'daily' }], Schedules: [schedule] },
    }),
  );
  return policy.PolicyId ?? '';
}

async function fillNetwork(ec2, VpcId) {
  const gateways = await ec2.send(new DescribeInternetGatewaysCommand({}));
  const egress = await ec2.send(new CreateEgressOnlyInternetGatewayCommand({ VpcId }));
  const subnets = await ec2.send(new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }));
  const address = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
  const nat = await ec2.send(
    new CreateNatGatewayCommand({ SubnetId: subnets.Subnets?.[0]?.SubnetId, AllocationId: address.AllocationId }),
  );
  await ec2.send(
    new CreateFlowLogsCommand({
      ResourceType: 'VPC',
      ResourceIds: [VpcId],
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      LogDestination: 'arn:aws:s3:::backups-2026/flow/',
    }),
  );
  const list = await ec2.send(
    new CreateManagedPrefixListCommand({
      PrefixListName: 'offices',
      AddressFamily: 'IPv4',
      MaxEntries: 10,
      Entries: [{ Cidr: '198.51.100.0/24', Description: 'Tokyo' }, { Cidr: '203.0.113.0/24', Description: 'Kyoto' }],
    }),
  );
  const template = await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: 'web',
      VersionDescription: 'First',
      LaunchTemplateData: { InstanceType: 't3.micro', MetadataOptions: { HttpTokens: 'required' } },
    }),
  );
  return {
    GATEWAY: gateways.InternetGateways?.[0]?.InternetGatewayId ?? '',
    EGRESS: egress.EgressOnlyInternetGateway?.EgressOnlyInternetGatewayId ?? '',
    ADDRESS: address.AllocationId ?? '',
    NATGATEWAY: nat.NatGateway?.NatGatewayId ?? '',
    OWNLIST: list.PrefixList?.PrefixListId ?? '',
    TEMPLATE: template.LaunchTemplate?.LaunchTemplateId ?? '',
  };
}

/** A running instance. The first launch of all builds the image out of the distribution's packages. */
async function launch(ec2) {
  const images = await ec2.send(new DescribeImagesCommand({ Filters: [{ Name: 'architecture', Values: ['x86_64'] }] }));
  const made = await ec2.send(
    new RunInstancesCommand({
      ImageId: images.Images?.[0]?.ImageId,
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
      KeyName: 'laptop',
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'web' }] }],
    }),
  );
  const id = made.Instances?.[0]?.InstanceId ?? '';
  await waitUntilInstanceStatusOk({ client: ec2, maxWaitTime: FIRST_LAUNCH_SECONDS, minDelay: 2, maxDelay: 5 }, { InstanceIds: [id] });
  return id;
}

async function snapshot(ec2, VolumeId) {
  await waitUntilVolumeAvailable({ client: ec2, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { VolumeIds: [VolumeId] });
  const made = await ec2.send(new CreateSnapshotCommand({ VolumeId, Description: 'Before the update' }));
  return made.SnapshotId ?? '';
}
