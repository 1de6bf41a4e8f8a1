import { DescribeInstanceAttributeCommand, DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import type { EC2Client, InstanceAttributeName } from '@aws-sdk/client-ec2';
import { useEc2 } from '../useEc2';
import { useOne } from '../useOne';
import { wantedLike } from './like';
import type { Wanted } from './wanted';

async function load(ec2: EC2Client, InstanceId: string): Promise<Wanted | undefined> {
  const attribute = (Attribute: InstanceAttributeName) => ec2.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute }));
  const [found, data, shutdown, protect] = await Promise.all([
    ec2.send(new DescribeInstancesCommand({ InstanceIds: [InstanceId] })),
    attribute('userData'),
    attribute('instanceInitiatedShutdownBehavior'),
    attribute('disableApiTermination'),
  ]);
  const instance = found.Reservations?.[0]?.Instances?.[0];
  return (
    instance &&
    wantedLike(instance, {
      userData: data.UserData?.Value,
      shutdown: shutdown.InstanceInitiatedShutdownBehavior?.Value,
      protect: protect.DisableApiTermination?.Value,
    })
  );
}

/** What the wizards begin with where they are asked for more like an instance; null where there is none. */
export function useLike(id: string) {
  const ec2 = useEc2();
  return useOne<Wanted>('like instance', id, async () => (id ? load(ec2, id) : undefined));
}
