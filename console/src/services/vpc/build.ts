import {
  AllocateAddressCommand,
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  ModifySubnetAttributeCommand,
  waitUntilNatGatewayAvailable,
  waitUntilVpcAvailable,
} from '@aws-sdk/client-ec2';
import type { EC2Client } from '@aws-sdk/client-ec2';
import { named } from '../ec2/names';
import type { PlannedSubnet, Wish } from './plan';
import { VPC } from './texts';

const PATIENCE_SECONDS = 120;
const ANYWHERE = '0.0.0.0/0';

/**
 * Makes a VPC as wished; answers its ID.
 *
 * @param tell told of each step once it is done
 */
export async function build(
  ec2: EC2Client,
  wish: Wish,
  subnets: readonly PlannedSubnet[],
  texts: (typeof VPC)['en']['step'],
  tell: (step: string) => void,
): Promise<string> {
  const name = wish.name || 'project';
  const made = await ec2.send(
    new CreateVpcCommand({
      CidrBlock: wish.cidr.trim(),
      TagSpecifications: named('vpc', wish.name && `${wish.name}-vpc`),
    }),
  );
  const VpcId = made.Vpc?.VpcId ?? '';
  await waitUntilVpcAvailable({ client: ec2, maxWaitTime: PATIENCE_SECONDS, minDelay: 1, maxDelay: 3 }, { VpcIds: [VpcId] });
  tell(texts.vpc);
  const ids = new Map<PlannedSubnet, string>();
  for (const subnet of subnets) {
    ids.set(subnet, await createSubnet(ec2, VpcId, subnet));
    tell(texts.subnet(subnet.name));
  }
  const open = subnets.filter((one) => one.open);
  const closed = subnets.filter((one) => !one.open);
  const of = (some: readonly PlannedSubnet[]) => some.flatMap((one) => ids.get(one) ?? []);
  if (open.length > 0) {
    const GatewayId = await createGateway(ec2, VpcId, `${name}-igw`);
    tell(texts.gateway);
    const table = await createTable(ec2, VpcId, `${name}-rtb-public`, of(open));
    await ec2.send(new CreateRouteCommand({ RouteTableId: table, DestinationCidrBlock: ANYWHERE, GatewayId }));
    tell(texts.table(`${name}-rtb-public`));
  }
  if (closed.length > 0) {
    const table = await createTable(ec2, VpcId, `${name}-rtb-private`, of(closed));
    tell(texts.table(`${name}-rtb-private`));
    if (wish.nat) {
      const NatGatewayId = await createNat(ec2, of(open)[0] ?? '', `${name}-nat`);
      tell(texts.nat);
      await waitUntilNatGatewayAvailable(
        { client: ec2, maxWaitTime: PATIENCE_SECONDS, minDelay: 1, maxDelay: 3 },
        { NatGatewayIds: [NatGatewayId] },
      );
      tell(texts.wait);
      await ec2.send(new CreateRouteCommand({ RouteTableId: table, DestinationCidrBlock: ANYWHERE, NatGatewayId }));
    }
  }
  return VpcId;
}

async function createSubnet(ec2: EC2Client, VpcId: string, subnet: PlannedSubnet): Promise<string> {
  const made = await ec2.send(
    new CreateSubnetCommand({
      VpcId,
      CidrBlock: subnet.cidr,
      AvailabilityZone: subnet.zone,
      TagSpecifications: named('subnet', subnet.name),
    }),
  );
  const SubnetId = made.Subnet?.SubnetId ?? '';
  if (subnet.open) {
    await ec2.send(new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: true } }));
  }
  return SubnetId;
}

async function createGateway(ec2: EC2Client, VpcId: string, name: string): Promise<string> {
  const made = await ec2.send(
    new CreateInternetGatewayCommand({ TagSpecifications: named('internet-gateway', name) }),
  );
  const InternetGatewayId = made.InternetGateway?.InternetGatewayId ?? '';
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }));
  return InternetGatewayId;
}

async function createTable(ec2: EC2Client, VpcId: string, name: string, subnets: string[]): Promise<string> {
  const made = await ec2.send(new CreateRouteTableCommand({ VpcId, TagSpecifications: named('route-table', name) }));
  const RouteTableId = made.RouteTable?.RouteTableId ?? '';
  for (const SubnetId of subnets) {
    await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId }));
  }
  return RouteTableId;
}

async function createNat(ec2: EC2Client, SubnetId: string, name: string): Promise<string> {
  const { AllocationId } = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
  const made = await ec2.send(
    new CreateNatGatewayCommand({ SubnetId, AllocationId, TagSpecifications: named('natgateway', name) }),
  );
  return made.NatGateway?.NatGatewayId ?? '';
}
