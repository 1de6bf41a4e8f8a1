import { DescribeInstanceTypesCommand, paginateDescribeInstanceTypeOfferings } from '@aws-sdk/client-ec2';
import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { useQuery } from '@tanstack/react-query';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { gib } from '../../parts/format';
import { ResourceTable } from '../../parts/ResourceTable';
import { PARTS } from '../../parts/texts';
import { usePaged } from '../../parts/usePaged';
import { useRegion } from '../../session/region';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';

/** The instance types that the cloud offers. */
export default function Types() {
  const texts = useTexts(EC2);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const region = useRegion();
  usePage('ec2', { text: texts.types, path: '/ec2/types' });
  const list = usePaged<InstanceTypeInfo>(
    ['ec2', region, 'types'],
    async (NextToken) => {
      const page = await ec2.send(new DescribeInstanceTypesCommand({ NextToken, MaxResults: 100 }));
      return { items: page.InstanceTypes ?? [], next: page.NextToken };
    },
  );
  const { data: zones } = useQuery({
    queryKey: ['ec2', region, 'type offerings'],
    queryFn: async () => {
      const found = new Map<string | undefined, string[]>();
      const wanted = { LocationType: 'availability-zone', MaxResults: 1000 } as const;
      for await (const page of paginateDescribeInstanceTypeOfferings({ client: ec2 }, wanted)) {
        for (const { InstanceType, Location = '' } of page.InstanceTypeOfferings ?? []) {
          found.set(InstanceType, [...(found.get(InstanceType) ?? []), Location].sort());
        }
      }
      return found;
    },
  });
  const offered = (one: InstanceTypeInfo) => zones?.get(one.InstanceType)?.join(', ');
  const memory = (one: InstanceTypeInfo) => gib(one.MemoryInfo?.SizeInMiB);
  const processor = (one: InstanceTypeInfo) => one.ProcessorInfo?.SupportedArchitectures?.join(', ');
  return (
    <ResourceTable<InstanceTypeInfo>
      id="ec2.types"
      title={texts.types}
      description={texts.typesHelp}
      list={list}
      keyOf={(one) => one.InstanceType ?? ''}
      nameOf={(one) => one.InstanceType ?? ''}
      empty={texts.noTypes}
      commands="aws ec2 describe-instance-types"
      columns={[
        { id: 'type', header: texts.type, value: (one) => one.InstanceType, width: 180 },
        { id: 'cpus', header: 'vCPU', value: (one) => one.VCpuInfo?.DefaultVCpus, width: 110 },
        { id: 'memory', header: texts.memory, cell: (one) => `${memory(one)} GiB`, value: memory, width: 140 },
        { id: 'architecture', header: texts.architecture, value: processor, width: 150 },
        {
          id: 'network',
          header: texts.networkSpeed,
          cell: (one) => one.NetworkInfo?.NetworkPerformance ?? '-',
          value: (one) => one.NetworkInfo?.NetworkPerformance,
          width: 200,
        },
        { id: 'interfaces', header: texts.maxInterfaces, value: (one) => one.NetworkInfo?.MaximumNetworkInterfaces, width: 220 },
        { id: 'burst', header: texts.burstable, value: (one) => (one.BurstablePerformanceSupported ? parts.yes : parts.no), width: 140 },
        { id: 'zones', header: texts.zones, cell: (one) => offered(one) ?? '-', value: offered, width: 320 },
      ]}
    />
  );
}
