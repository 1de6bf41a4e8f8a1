import type { Organization } from '@aws-sdk/client-organizations';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { usePage } from '../../frame/page';
import { useLanguage, useTexts } from '../../i18n/language';
import { Copy } from '../../parts/Copy';
import { Failed } from '../../parts/Failed';
import { moment } from '../../parts/format';
import { PARTS } from '../../parts/texts';
import { To } from '../../parts/To';
import { AccountStatus } from './AccountStatus';
import { Gate } from './Gate';
import { NodeActions } from './NodeActions';
import { TargetPolicies } from './policy/TargetPolicies';
import { OrganizationTags } from './OrganizationTags';
import { ORGANIZATIONS } from './texts';
import { oneOf, parentOf, wholeTree } from './tree';
import type { TreeNode } from './tree';
import { useOrganizations } from './useOrganizations';

/** The root, a unit or an account. */
export default function NodePage() {
  const { id = '' } = useParams();
  return <Gate title={id}>{(organization) => <Node key={id} id={id} organization={organization} />}</Gate>;
}

function Node({ id, organization }: { id: string; organization: Organization }) {
  const texts = useTexts(ORGANIZATIONS);
  const parts = useTexts(PARTS);
  const api = useOrganizations();
  const navigate = useNavigate();
  const { data: node, error, refetch } = useQuery({ queryKey: ['organizations', 'node', id], queryFn: () => oneOf(api, id) });
  const { data: tree = [] } = useQuery({ queryKey: ['organizations', 'tree'], queryFn: () => wholeTree(api) });
  const name = node?.name ?? id;
  usePage(
    'organizations',
    { text: texts.accounts, path: '/organizations/accounts' },
    { text: name, path: `/organizations/accounts/${id}` },
  );
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        actions={<NodeActions node={node} tree={tree} organization={organization} onGone={() => void navigate('/organizations/accounts')} />}
      >
        {name}
      </Header>
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {node && <Details node={node} />}
      {node && (
        <Tabs
          tabs={[
            { id: 'policies', label: texts.policies, content: <TargetPolicies target={id} /> },
            { id: 'tags', label: parts.tags, content: <OrganizationTags id={id} /> },
          ]}
        />
      )}
    </SpaceBetween>
  );
}

function Details({ node }: { node: TreeNode }) {
  const texts = useTexts(ORGANIZATIONS);
  const { language } = useLanguage();
  const api = useOrganizations();
  const { data: parent } = useQuery({
    queryKey: ['organizations', 'parent', node.id],
    enabled: node.kind !== 'root',
    queryFn: () => parentOf(api, node.id),
  });
  const { account } = node;
  return (
    <Container header={<Header>{texts.details}</Header>}>
      <KeyValuePairs
        columns={2}
        items={[
          { label: texts.kind, value: texts.kinds[node.kind] },
          { label: texts.arn, value: <Copy text={node.arn} /> },
          { label: texts.id, value: <Copy text={node.id} /> },
          { label: texts.parent, value: parent ? <To path={`/organizations/accounts/${parent}`}>{parent}</To> : '-' },
          ...(account
            ? [
                { label: texts.email, value: <span className="wrap">{account.Email ?? '-'}</span> },
                { label: texts.status, value: <AccountStatus account={account} /> },
                { label: texts.joined, value: moment(account.JoinedTimestamp, language) },
              ]
            : []),
        ]}
      />
    </Container>
  );
}
