import {
  DescribeInstancesCommand,
  DescribeInternetGatewaysCommand,
  DescribeNetworkInterfacesCommand,
} from '@aws-sdk/client-ec2';
import { useQuery } from '@tanstack/react-query';
import { useRegion } from '../../../session/region';
import { nameOf } from '../../ec2/names';
import { useEc2 } from '../../ec2/useEc2';

export interface End {
  value: string;
  label: string;
  description: string;
}

/** What a connection can start or end at. */
export interface Ends {
  instances: End[];
  interfaces: End[];
  gateways: End[];
}

function end(value = '', name: string, ...details: (string | undefined)[]): End {
  return { value, label: name || value, description: [name && value, ...details].filter(Boolean).join(' · ') };
}

export function useEnds() {
  const ec2 = useEc2();
  const region = useRegion();
  return useQuery({
    queryKey: ['ec2', region, 'ends'],
    queryFn: async (): Promise<Ends> => {
      const [instances, interfaces, gateways] = await Promise.all([
        ec2.send(new DescribeInstancesCommand({ MaxResults: 1000 })),
        ec2.send(new DescribeNetworkInterfacesCommand({ MaxResults: 1000 })),
        ec2.send(new DescribeInternetGatewaysCommand({ MaxResults: 1000 })),
      ]);
      return {
        instances: (instances.Reservations ?? [])
          .flatMap((one) => one.Instances ?? [])
          .filter((one) => one.State?.Name !== 'terminated')
          .map((one) => end(one.InstanceId, nameOf(one), one.PrivateIpAddress, one.PublicIpAddress)),
        interfaces: (interfaces.NetworkInterfaces ?? []).map((one) =>
          end(one.NetworkInterfaceId, one.Description ?? '', one.PrivateIpAddress, one.Association?.PublicIp),
        ),
        gateways: (gateways.InternetGateways ?? []).map((one) =>
          end(one.InternetGatewayId, nameOf({ Tags: one.Tags }), one.Attachments?.[0]?.VpcId),
        ),
      };
    },
  });
}
