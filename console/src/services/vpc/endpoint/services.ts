import { DescribeRouteTablesCommand, DescribeVpcEndpointServicesCommand } from '@aws-sdk/client-ec2';
import { useQuery } from '@tanstack/react-query';
import { useRegion } from '../../../session/region';
import { option } from '../../ec2/options';
import { useEc2 } from '../../ec2/useEc2';

export interface EndpointService {
  name: string;
  type: 'Gateway' | 'Interface';
}

/** What the cloud offers as an endpoint; a service is there once for each type. */
export function useServices() {
  const ec2 = useEc2();
  const region = useRegion();
  return useQuery({
    queryKey: ['ec2', region, 'endpoint services'],
    queryFn: async () =>
      ((await ec2.send(new DescribeVpcEndpointServicesCommand({ MaxResults: 1000 }))).ServiceDetails ?? []).flatMap(
        (one): EndpointService[] =>
          (one.ServiceType ?? []).flatMap(({ ServiceType }) =>
            ServiceType === 'Gateway' || ServiceType === 'Interface'
              ? [{ name: one.ServiceName ?? '', type: ServiceType }]
              : [],
          ),
      ),
  });
}

/** The route tables of a VPC. */
export function useTables(vpc: string) {
  const ec2 = useEc2();
  const region = useRegion();
  const query = useQuery({
    queryKey: ['ec2', region, 'tables of', vpc],
    enabled: vpc !== '',
    queryFn: async () => {
      const Filters = [{ Name: 'vpc-id', Values: [vpc] }];
      return (await ec2.send(new DescribeRouteTablesCommand({ Filters }))).RouteTables ?? [];
    },
  });
  return {
    loading: query.isFetching && !query.data,
    options: (query.data ?? []).map((one) =>
      option(one.RouteTableId, one, one.Associations?.some((association) => association.Main) ? 'main' : undefined),
    ),
  };
}
