import { DescribeInstanceTypesCommand } from '@aws-sdk/client-ec2';
import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
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
  const [searching, setSearching] = useState(false);
  usePage('ec2', { text: texts.types, path: '/ec2/types' });
  const list = usePaged<InstanceTypeInfo>(
    ['ec2', region, 'types'],
    async (NextToken) => {
      const page = await ec2.send(new DescribeInstanceTypesCommand({ NextToken, MaxResults: 100 }));
      return { items: page.InstanceTypes ?? [], next: page.NextToken };
    },
    searching,
  );
  const memory = (one: InstanceTypeInfo) => (one.MemoryInfo?.SizeInMiB ?? 0) / 1024;
  const processor = (one: InstanceTypeInfo) => one.ProcessorInfo?.SupportedArchitectures?.join(', ');
  return (
    <ResourceTable<InstanceTypeInfo>
      id="ec2.types"
      title={texts.types}
      description={texts.typesHelp}
      list={list}
      keyOf={(one) => one.InstanceType ?? ''}
      nameOf={(one) => one.InstanceType ?? ''}
      onSearch={setSearching}
      empty={texts.noTypes}
      commands="aws ec2 describe-instance-types"
      columns={[
        { id: 'type', header: texts.type, cell: (one) => one.InstanceType, value: (one) => one.InstanceType, width: 180 },
        { id: 'cpus', header: 'vCPU', cell: (one) => one.VCpuInfo?.DefaultVCpus, value: (one) => one.VCpuInfo?.DefaultVCpus, width: 110 },
        { id: 'memory', header: texts.memory, cell: (one) => `${memory(one)} GiB`, value: memory, width: 140 },
        { id: 'architecture', header: texts.architecture, cell: processor, value: processor, width: 150 },
        {
          id: 'network',
          header: texts.networkSpeed,
          cell: (one) => one.NetworkInfo?.NetworkPerformance ?? '-',
          value: (one) => one.NetworkInfo?.NetworkPerformance,
          width: 200,
        },
        {
          id: 'interfaces',
          header: texts.maxInterfaces,
          cell: (one) => one.NetworkInfo?.MaximumNetworkInterfaces,
          value: (one) => one.NetworkInfo?.MaximumNetworkInterfaces,
          width: 220,
        },
        {
          id: 'burst',
          header: texts.burstable,
          cell: (one) => (one.BurstablePerformanceSupported ? parts.yes : parts.no),
          value: (one) => (one.BurstablePerformanceSupported ? parts.yes : parts.no),
          width: 140,
        },
      ]}
    />
  );
}
