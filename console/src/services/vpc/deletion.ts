import {
  DeleteInternetGatewayCommand,
  DeleteNatGatewayCommand,
  DeleteNetworkAclCommand,
  DeleteRouteTableCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeSecurityGroupsCommand,
  DetachInternetGatewayCommand,
  DisassociateRouteTableCommand,
} from '@aws-sdk/client-ec2';
import type { EC2Client } from '@aws-sdk/client-ec2';
import { readNetwork } from './network';

const LOOK_MILLIS = 2000;
const LOOKS = 60;

/** Deletes a VPC with what it is made of, in the order that EC2 wants. */
export async function deleteVpc(ec2: EC2Client, VpcId: string): Promise<void> {
  const network = await readNetwork(ec2, VpcId);
  const Filters = [{ Name: 'vpc-id', Values: [VpcId] }];
  for (const { NatGatewayId } of network.nats) {
    await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId }));
  }
  await gone(ec2, VpcId);
  for (const { InternetGatewayId } of network.gateways) {
    await ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }));
    await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }));
  }
  for (const { SubnetId } of network.subnets) {
    await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  }
  for (const table of network.tables.filter((one) => !one.Associations?.some((association) => association.Main))) {
    for (const { RouteTableAssociationId, SubnetId } of table.Associations ?? []) {
      if (!SubnetId || !network.subnets.some((subnet) => subnet.SubnetId === SubnetId)) {
        await ec2.send(new DisassociateRouteTableCommand({ AssociationId: RouteTableAssociationId }));
      }
    }
    await ec2.send(new DeleteRouteTableCommand({ RouteTableId: table.RouteTableId }));
  }
  const groups = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
  for (const { GroupId } of (groups.SecurityGroups ?? []).filter((group) => group.GroupName !== 'default')) {
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
  }
  const acls = await ec2.send(new DescribeNetworkAclsCommand({ Filters }));
  for (const { NetworkAclId } of (acls.NetworkAcls ?? []).filter((acl) => !acl.IsDefault)) {
    await ec2.send(new DeleteNetworkAclCommand({ NetworkAclId }));
  }
  await ec2.send(new DeleteVpcCommand({ VpcId }));
}

/** Waits until the NAT gateways of a VPC are gone: they hold network interfaces in its subnets. */
async function gone(ec2: EC2Client, vpc: string): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const answer = await ec2.send(new DescribeNatGatewaysCommand({ Filter: [{ Name: 'vpc-id', Values: [vpc] }] }));
    if ((answer.NatGateways ?? []).every((one) => one.State === 'deleted')) {
      return;
    }
    await new Promise((next) => setTimeout(next, LOOK_MILLIS));
  }
}
