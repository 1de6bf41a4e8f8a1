import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { Failed } from '../../parts/Failed';
import { useRegion } from '../../session/region';
import { Rules } from './group/Rules';
import { TagsPanel } from './TagsPanel';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';

export default function GroupPage() {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const { id = '' } = useParams();
  usePage('ec2', { text: texts.groups, path: '/ec2/groups' }, { text: id, path: `/ec2/groups/${id}` });
  const { data, error } = useQuery({
    queryKey: ['ec2', region, 'group', id],
    queryFn: async () => (await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [id] }))).SecurityGroups?.[0] ?? null,
  });
  return (
    <SpaceBetween size="m">
      <Header variant="h1" description={data?.Description}>
        {data?.GroupName ?? id}
      </Header>
      {error && <Failed failure={error} />}
      {data && (
        <Container>
          <KeyValuePairs
            columns={3}
            items={[
              { label: texts.groupId, value: data.GroupId ?? '-' },
              { label: texts.vpc, value: data.VpcId ?? '-' },
              { label: texts.owner, value: data.OwnerId ?? '-' },
            ]}
          />
        </Container>
      )}
      <Tabs
        tabs={[
          { id: 'in', label: texts.inbound, content: <Rules group={id} direction="ingress" /> },
          { id: 'out', label: texts.outbound, content: <Rules group={id} direction="egress" /> },
          { id: 'tags', label: texts.tags, content: <TagsPanel id={id} /> },
        ]}
      />
    </SpaceBetween>
  );
}
