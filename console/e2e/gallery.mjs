// Opens every page in both languages, in a cloud with something in it, for the eye and for axe. The pictures are in target/screenshots.
import { S3Client, CreateBucketCommand, PutObjectCommand, PutBucketVersioningCommand, PutBucketTaggingCommand } from '@aws-sdk/client-s3';
import {
  AttachUserPolicyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import {
  CreateKeyPairCommand,
  CreateNetworkInterfaceCommand,
  CreateVolumeCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  CreateVpcPeeringConnectionCommand,
  DescribeDhcpOptionsCommand,
  DescribeImagesCommand,
  DescribeManagedPrefixListsCommand,
  DescribeNetworkAclsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { openPage, shot, startBrowser, violations } from './browser.mjs';
import { startCloud } from './cloud.mjs';

const PAGES = {
  home: '/',
  's3-buckets': '/s3/buckets',
  's3-create': '/s3/create',
  's3-objects': '/s3/buckets/photos?prefix=trip%2F',
  's3-many': '/s3/buckets/many',
  's3-properties': '/s3/buckets/photos?tab=properties',
  's3-permissions': '/s3/buckets/photos?tab=permissions',
  's3-object': '/s3/object/photos?key=trip%2Fnotes.json',
  's3-uploads': '/s3/uploads',
  'ec2-dashboard': '/ec2/dashboard',
  'ec2-instances': '/ec2/instances',
  'ec2-types': '/ec2/types',
  'ec2-launch': '/ec2/launch',
  'ec2-images': '/ec2/images?owner=public',
  'ec2-image': '/ec2/images/IMAGE',
  'ec2-volumes': '/ec2/volumes',
  'ec2-volume': '/ec2/volumes/VOLUME',
  'ec2-volume-create': '/ec2/volumes/create',
  'ec2-snapshots': '/ec2/snapshots',
  'ec2-groups': '/ec2/groups',
  'ec2-group': '/ec2/groups/GROUP',
  'ec2-addresses': '/ec2/addresses',
  'ec2-keys': '/ec2/keys',
  'ec2-interfaces': '/ec2/interfaces',
  'ec2-interface': '/ec2/interfaces/ENI',
  'vpc-vpcs': '/vpc/vpcs',
  'vpc-create': '/vpc/create',
  'vpc-vpc': '/vpc/vpcs/VPC',
  'vpc-subnets': '/vpc/subnets',
  'vpc-tables': '/vpc/routes',
  'vpc-table': '/vpc/routes/TABLE',
  'vpc-gateways': '/vpc/gateways',
  'vpc-nat': '/vpc/nat',
  'vpc-acls': '/vpc/acls',
  'vpc-acl': '/vpc/acls/ACL',
  'vpc-peerings': '/vpc/peerings',
  'vpc-peering': '/vpc/peerings/PEERING',
  'vpc-endpoints': '/vpc/endpoints',
  'vpc-endpoint': '/vpc/endpoints/ENDPOINT',
  'vpc-endpoint-create': '/vpc/endpoints/create',
  'vpc-dhcp': '/vpc/dhcp',
  'vpc-dhcp-set': '/vpc/dhcp/DHCP',
  'vpc-prefixes': '/vpc/prefixes',
  'vpc-prefix': '/vpc/prefixes/PREFIX',
  'vpc-reachability': '/vpc/reachability',
  'iam-home': '/iam/home',
  'iam-users': '/iam/users',
  'iam-user-create': '/iam/users/create',
  'iam-user': '/iam/users/details/hanako',
  'iam-groups': '/iam/groups',
  'iam-group-create': '/iam/groups/create',
  'iam-group': '/iam/groups/details/readers',
  'iam-roles': '/iam/roles',
  'iam-role-create': '/iam/roles/create',
  'iam-role': '/iam/roles/details/reader',
  'iam-policies': '/iam/policies',
  'iam-policy-create': '/iam/policies/create',
  'iam-policy': '/iam/policies/details?arn=arn%3Aaws%3Aiam%3A%3A000000000000%3Apolicy%2Fread-photos',
  'iam-settings': '/iam/account_settings',
  'iam-simulator': '/iam/simulator',
  'iam-mine': '/iam/security_credentials',
  'cloudtrail-events': '/cloudtrail/events',
  'cloudtrail-trails': '/cloudtrail/trails',
  'not-found': '/nothing/here',
};

/** Which pages, by name: all without an argument. */
const ONLY = new RegExp(process.argv[2] ?? '');

const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/*' }],
});
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::000000000000:root' }, Action: 'sts:AssumeRole' }],
});

async function fill(cloud) {
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
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'sea-of-clouds' }));
  const ec2 = new EC2Client(settings);
  await ec2.send(new CreateKeyPairCommand({ KeyName: 'laptop', KeyType: 'ed25519' }));
  const vpcs = await ec2.send(new DescribeVpcsCommand({}));
  const VPC = vpcs.Vpcs?.[0]?.VpcId ?? '';
  const other = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
  const peering = await ec2.send(new CreateVpcPeeringConnectionCommand({ VpcId: VPC, PeerVpcId: other.Vpc?.VpcId }));
  const region = settings.region;
  const endpoint = await ec2.send(
    new CreateVpcEndpointCommand({ VpcId: VPC, ServiceName: `com.amazonaws.${region}.s3` }),
  );
  const volume = await ec2.send(new CreateVolumeCommand({ AvailabilityZone: `${region}a`, Size: 8, VolumeType: 'gp3' }));
  const subnets = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [VPC] }] }),
  );
  const eni = await ec2.send(
    new CreateNetworkInterfaceCommand({ SubnetId: subnets.Subnets?.[0]?.SubnetId, Description: 'spare' }),
  );
  const images = await ec2.send(new DescribeImagesCommand({}));
  const groups = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const tables = await ec2.send(new DescribeRouteTablesCommand({}));
  const acls = await ec2.send(new DescribeNetworkAclsCommand({}));
  const sets = await ec2.send(new DescribeDhcpOptionsCommand({}));
  const lists = await ec2.send(new DescribeManagedPrefixListsCommand({}));
  return {
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
    PREFIX: lists.PrefixLists?.[0]?.PrefixListId ?? '',
  };
}

const WORDS = {
  en: { email: 'Root user e-mail address', password: 'Password', again: 'Password again', create: 'Create account' },
  ja: {
    email: 'ルートユーザーの E メールアドレス',
    password: 'パスワード',
    again: 'パスワード (確認)',
    create: 'アカウントを作成',
  },
};

async function gallery(cloud, browser, language, first, ids) {
  const page = await openPage(browser, language);
  const words = WORDS[language];
  await page.goto(cloud.url);
  await page.locator('h1').waitFor();
  await settle(page);
  await shot(page, `${language}-sign-in`);
  let wrong = (await violations(page)).map((one) => `${language} sign-in: ${one}`);
  if (first) {
    await page.getByLabel(words.email).fill('root@example.com');
    await page.getByLabel(words.password, { exact: true }).fill('Correct-horse-1');
    await page.getByLabel(words.again, { exact: true }).fill('Correct-horse-1');
    await page.getByRole('button', { name: words.create }).click();
  } else {
    await page.getByText('ルートユーザー', { exact: true }).click();
    await page.getByLabel(words.email).fill('root@example.com');
    await page.getByLabel(words.password, { exact: true }).fill('Correct-horse-1');
    await page.locator('form button').click();
  }
  await page.locator('#top').waitFor();
  for (const [name, path] of Object.entries(PAGES).filter(([one]) => ONLY.test(one))) {
    await page.goto(cloud.url + path.replace(/[A-Z]{3,}$/, (name) => ids[name] ?? name));
    await settle(page);
    await shot(page, `${language}-${name}`);
    wrong.push(...(await violations(page)).map((one) => `${language} ${name}: ${one}`));
  }
  return [...wrong, ...page.problems.map((one) => `${language}: ${one}`)];
}

/** Waits until nothing is loaded any more. */
async function settle(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
}

const cloud = await startCloud();
const browser = await startBrowser();
try {
  const ids = await fill(cloud);
  const wrong = [
    ...(await gallery(cloud, browser, 'en', true, ids)),
    ...(await gallery(cloud, browser, 'ja', false, ids)),
  ];
  console.log(wrong.length === 0 ? 'no problems' : [...new Set(wrong)].join('\n'));
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  await cloud.stop();
}
