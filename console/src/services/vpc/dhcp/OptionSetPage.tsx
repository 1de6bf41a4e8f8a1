import { DescribeDhcpOptionsCommand } from '@aws-sdk/client-ec2';
import type { DhcpOptions } from '@aws-sdk/client-ec2';
import { useNavigate, useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { To } from '../../../parts/To';
import { useVpcs } from '../../ec2/options';
import { ResourcePage } from '../../ec2/ResourcePage';
import { TagsPanel } from '../../ec2/TagsPanel';
import { useEc2 } from '../../ec2/useEc2';
import { useOne } from '../../ec2/useOne';
import { DhcpActions } from './DhcpActions';
import { valueOf } from './options';
import { DHCP } from './texts';

export default function OptionSetPage() {
  const texts = useTexts(DHCP);
  const ec2 = useEc2();
  const navigate = useNavigate();
  const vpcs = useVpcs();
  const { id = '' } = useParams();
  usePage('vpc', { text: texts.title, path: '/vpc/dhcp' }, { text: id, path: `/vpc/dhcp/${id}` });
  const query = useOne(
    'dhcp options',
    id,
    async () => (await ec2.send(new DescribeDhcpOptionsCommand({ DhcpOptionsIds: [id] }))).DhcpOptions?.[0],
  );
  const value = (set: DhcpOptions, key: string) => <span className="wrap">{valueOf(set, key) || '-'}</span>;
  return (
    <ResourcePage<DhcpOptions>
      id={id}
      query={query}
      actions={(one) => <DhcpActions set={one} onGone={() => void navigate('/vpc/dhcp')} />}
      summary={(one) => [
        { label: texts.domain, value: value(one, 'domain-name') },
        { label: texts.servers, value: value(one, 'domain-name-servers') },
        { label: texts.ntp, value: value(one, 'ntp-servers') },
        { label: texts.netbios, value: value(one, 'netbios-name-servers') },
        { label: texts.node, value: value(one, 'netbios-node-type') },
        {
          label: texts.vpcs,
          value: vpcs.items
            .filter((vpc) => vpc.DhcpOptionsId === id)
            .map((vpc) => (
              <div key={vpc.VpcId}>
                <To path={`/vpc/vpcs/${vpc.VpcId}`}>{vpc.VpcId}</To>
              </div>
            )),
        },
      ]}
      tabs={() => [{ id: 'tags', label: texts.tags, content: <TagsPanel id={id} /> }]}
    />
  );
}
