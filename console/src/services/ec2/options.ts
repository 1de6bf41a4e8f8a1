import {
  DescribeAvailabilityZonesCommand,
  DescribeInstancesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import type { EC2Client, Tag } from '@aws-sdk/client-ec2';
import { useQuery } from '@tanstack/react-query';
import { useRegion } from '../../session/region';
import { nameOf } from './names';
import { useEc2 } from './useEc2';

/** What can be chosen in a form. */
export interface Options<T> {
  items: T[];
  loading: boolean;
  options: { value: string; label: string; description?: string }[];
}

const MaxResults = 1000;

function useOptions<T>(
  kind: string,
  load: (ec2: EC2Client) => Promise<T[]>,
  option: (item: T) => { value: string; label: string; description?: string },
): Options<T> {
  const ec2 = useEc2();
  const region = useRegion();
  const query = useQuery({ queryKey: ['ec2', region, 'options', kind], queryFn: () => load(ec2) });
  const items = query.data ?? [];
  return { items, loading: query.isPending, options: items.map(option) };
}

/** An ID, and beside it the name and whatever else tells it from others. */
export function option(id: string | undefined, resource: { Tags?: Tag[] }, ...more: (string | undefined)[]) {
  const description = [nameOf(resource), ...more].filter(Boolean).join(' · ');
  return { value: id ?? '', label: id ?? '', description: description || undefined };
}

export function useVpcs() {
  return useOptions(
    'vpcs',
    async (ec2) => (await ec2.send(new DescribeVpcsCommand({ MaxResults }))).Vpcs ?? [],
    (one) => option(one.VpcId, one, one.CidrBlock),
  );
}

export function useSubnets() {
  return useOptions(
    'subnets',
    async (ec2) => (await ec2.send(new DescribeSubnetsCommand({ MaxResults }))).Subnets ?? [],
    (one) => option(one.SubnetId, one, one.CidrBlock, one.AvailabilityZone),
  );
}

export function useGroups() {
  return useOptions(
    'groups',
    async (ec2) => (await ec2.send(new DescribeSecurityGroupsCommand({ MaxResults }))).SecurityGroups ?? [],
    (one) => ({ value: one.GroupId ?? '', label: one.GroupId ?? '', description: `${one.GroupName} · ${one.VpcId}` }),
  );
}

export function useZones() {
  return useOptions(
    'zones',
    async (ec2) => (await ec2.send(new DescribeAvailabilityZonesCommand({}))).AvailabilityZones ?? [],
    (one) => ({ value: one.ZoneName ?? '', label: one.ZoneName ?? '', description: one.ZoneId }),
  );
}

/** Instances that are not gone. */
export function useInstances() {
  return useOptions(
    'instances',
    async (ec2) =>
      ((await ec2.send(new DescribeInstancesCommand({ MaxResults }))).Reservations ?? [])
        .flatMap((one) => one.Instances ?? [])
        .filter((one) => one.State?.Name !== 'terminated' && one.State?.Name !== 'shutting-down'),
    (one) => option(one.InstanceId, one, one.State?.Name, one.Placement?.AvailabilityZone),
  );
}
