import {
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeKeyPairsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVolumesCommand,
} from '@aws-sdk/client-ec2';
import type { EC2Client, InstanceStateName } from '@aws-sdk/client-ec2';
import { countAll } from './count';
import type { Count } from './count';

const MaxResults = 1000;

/** Instances in some of their states. */
export function countInstances(ec2: EC2Client, states: InstanceStateName[]): Promise<Count> {
  const Filters = [{ Name: 'instance-state-name', Values: states }];
  return countAll(async (NextToken) => {
    const page = await ec2.send(new DescribeInstancesCommand({ Filters, NextToken, MaxResults }));
    const count = (page.Reservations ?? []).reduce((sum, one) => sum + (one.Instances?.length ?? 0), 0);
    return { count, next: page.NextToken };
  });
}

export const LIVE: InstanceStateName[] = ['pending', 'running', 'stopping', 'stopped', 'shutting-down'];

/** What there is in a Region: what it is called in the texts, its page, and how it is counted. */
export const RESOURCES = [
  { id: 'running', path: '/ec2/instances', count: (ec2: EC2Client) => countInstances(ec2, ['running']) },
  { id: 'all', path: '/ec2/instances', count: (ec2: EC2Client) => countInstances(ec2, LIVE) },
  {
    id: 'volumes',
    path: '/ec2/volumes',
    count: (ec2: EC2Client) =>
      countAll(async (NextToken) => {
        const page = await ec2.send(new DescribeVolumesCommand({ NextToken, MaxResults: 500 }));
        return { count: page.Volumes?.length ?? 0, next: page.NextToken };
      }),
  },
  {
    id: 'groups',
    path: '/ec2/groups',
    count: (ec2: EC2Client) =>
      countAll(async (NextToken) => {
        const page = await ec2.send(new DescribeSecurityGroupsCommand({ NextToken, MaxResults }));
        return { count: page.SecurityGroups?.length ?? 0, next: page.NextToken };
      }),
  },
  {
    id: 'keys',
    path: '/ec2/keys',
    count: async (ec2: EC2Client) => {
      const all = await ec2.send(new DescribeKeyPairsCommand({}));
      return { count: all.KeyPairs?.length ?? 0, more: false };
    },
  },
  {
    id: 'addresses',
    path: '/ec2/addresses',
    count: async (ec2: EC2Client) => {
      const all = await ec2.send(new DescribeAddressesCommand({}));
      return { count: all.Addresses?.length ?? 0, more: false };
    },
  },
  {
    id: 'interfaces',
    path: '/ec2/interfaces',
    count: (ec2: EC2Client) =>
      countAll(async (NextToken) => {
        const page = await ec2.send(new DescribeNetworkInterfacesCommand({ NextToken, MaxResults }));
        return { count: page.NetworkInterfaces?.length ?? 0, next: page.NextToken };
      }),
  },
] as const;
