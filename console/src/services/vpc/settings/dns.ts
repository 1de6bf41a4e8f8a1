import { DescribeVpcAttributeCommand } from '@aws-sdk/client-ec2';
import { useQuery } from '@tanstack/react-query';
import { useRegion } from '../../../session/region';
import { useEc2 } from '../../ec2/useEc2';

export interface Dns {
  support: boolean;
  hostnames: boolean;
}

/** How names are resolved in a VPC. One call answers one attribute. */
export function useDns(VpcId: string) {
  const ec2 = useEc2();
  const region = useRegion();
  return useQuery({
    queryKey: ['ec2', region, 'vpc', VpcId, 'dns'],
    queryFn: async (): Promise<Dns> => {
      const [support, hostnames] = await Promise.all([
        ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsSupport' })),
        ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsHostnames' })),
      ]);
      return { support: support.EnableDnsSupport?.Value ?? false, hostnames: hostnames.EnableDnsHostnames?.Value ?? false };
    },
  });
}
