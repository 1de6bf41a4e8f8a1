import {
  DescribeImagesCommand,
  DescribeInstanceTypesCommand,
  DescribeKeyPairsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
} from '@aws-sdk/client-ec2';
import { ListInstanceProfilesCommand } from '@aws-sdk/client-iam';
import { useQuery } from '@tanstack/react-query';
import { useRegion } from '../../../session/region';
import { useIam } from '../../iam/useIam';
import { useEc2 } from '../useEc2';

/** What a new instance can be made of. */
export function useChoices() {
  const ec2 = useEc2();
  const region = useRegion();
  return useQuery({
    queryKey: ['ec2', region, 'choices'],
    queryFn: async () => {
      const [images, types, keys, subnets, groups] = await Promise.all([
        ec2.send(new DescribeImagesCommand({})),
        ec2.send(new DescribeInstanceTypesCommand({ MaxResults: 100 })),
        ec2.send(new DescribeKeyPairsCommand({})),
        ec2.send(new DescribeSubnetsCommand({})),
        ec2.send(new DescribeSecurityGroupsCommand({})),
      ]);
      return {
        images: images.Images ?? [],
        types: types.InstanceTypes ?? [],
        keys: keys.KeyPairs ?? [],
        subnets: subnets.Subnets ?? [],
        groups: groups.SecurityGroups ?? [],
      };
    },
  });
}

export type Choices = NonNullable<ReturnType<typeof useChoices>['data']>;

/** The instance profiles there are; none where IAM may not be asked. */
export function useProfiles(): string[] {
  const iam = useIam();
  const { data } = useQuery({
    queryKey: ['iam', 'profiles'],
    retry: false,
    queryFn: async () =>
      ((await iam.send(new ListInstanceProfilesCommand({ MaxItems: 1000 }))).InstanceProfiles ?? []).flatMap(
        (one) => one.InstanceProfileName ?? [],
      ),
  });
  return data ?? [];
}
