import type { Organization } from '@aws-sdk/client-organizations';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePage } from '../../frame/page';
import { useLanguage, useTexts } from '../../i18n/language';
import { Failed } from '../../parts/Failed';
import { moment } from '../../parts/format';
import { PARTS } from '../../parts/texts';
import { To } from '../../parts/To';
import { AccountStatus } from './AccountStatus';
import { AddAccount } from './AddAccount';
import { Gate } from './Gate';
import { NodeActions } from './NodeActions';
import { ORGANIZATIONS } from './texts';
import { wholeTree } from './tree';
import type { TreeNode } from './tree';
import { useOrganizations } from './useOrganizations';

/** The accounts of the organization, below their units. */
export default function Accounts() {
  const texts = useTexts(ORGANIZATIONS);
  usePage('organizations', { text: texts.accounts, path: '/organizations/accounts' });
  return <Gate title={texts.accounts}>{(organization) => <Tree organization={organization} />}</Gate>;
}

function Tree({ organization }: { organization: Organization }) {
  const texts = useTexts(ORGANIZATIONS);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  const api = useOrganizations();
  const [adding, setAdding] = useState(false);
  const [closed, setClosed] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<string>();
  const { data = [], error, isFetching, refetch } = useQuery({ queryKey: ['organizations', 'tree'], queryFn: () => wholeTree(api) });
  const flat = flattened(data);
  const only = flat.find((one) => one.id === chosen);
  if (error) {
    return (
      <SpaceBetween size="l">
        <Header variant="h1">{texts.accounts}</Header>
        <Failed failure={error} onRetry={() => void refetch()} />
      </SpaceBetween>
    );
  }
  return (
    <>
      <Table
        variant="full-page"
        items={data}
        loading={isFetching && data.length === 0}
        loadingText={parts.loading}
        trackBy="id"
        selectionType="single"
        selectedItems={only ? [only] : []}
        onSelectionChange={({ detail }) => setChosen(detail.selectedItems[0]?.id)}
        ariaLabels={{
          tableLabel: texts.accounts,
          selectionGroupLabel: parts.selectItem,
          itemSelectionLabel: (_, item) => `${parts.selectItem} ${item.name}`,
          expandButtonLabel: (item) => texts.expand(item.name),
          collapseButtonLabel: (item) => texts.collapse(item.name),
        }}
        expandableRows={{
          getItemChildren: (item) => item.children,
          isItemExpandable: (item) => item.children.length > 0,
          expandedItems: flat.filter((one) => !closed.includes(one.id)),
          onExpandableItemToggle: ({ detail }) =>
            setClosed(detail.expanded ? closed.filter((one) => one !== detail.item.id) : [...closed, detail.item.id]),
        }}
        header={
          <Header
            variant="awsui-h1-sticky"
            description={texts.accountsHelp}
            counter={`(${flat.filter((one) => one.kind === 'account').length})`}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button iconName="refresh" ariaLabel={parts.refresh} loading={isFetching} onClick={() => void refetch()} />
                <NodeActions node={only} tree={data} organization={organization} onGone={() => setChosen(undefined)} />
                <Button variant="primary" onClick={() => setAdding(true)}>
                  {texts.addAccount}
                </Button>
              </SpaceBetween>
            }
          >
            {texts.accounts}
          </Header>
        }
        empty={<Box textAlign="center">{texts.empty}</Box>}
        columnDefinitions={[
          {
            id: 'name',
            header: texts.name,
            isRowHeader: true,
            cell: (one) => <To path={`/organizations/accounts/${one.id}`}>{one.name}</To>,
          },
          { id: 'kind', header: texts.kind, cell: (one) => (one.id === organization.MasterAccountId ? texts.management : texts.kinds[one.kind]) },
          { id: 'id', header: texts.id, cell: (one) => one.id },
          { id: 'email', header: texts.email, cell: (one) => one.account?.Email ?? '-' },
          { id: 'status', header: texts.status, cell: (one) => <AccountStatus account={one.account} /> },
          { id: 'joined', header: texts.joined, cell: (one) => moment(one.account?.JoinedTimestamp, language) },
        ]}
      />
      {adding && <AddAccount onClose={() => setAdding(false)} />}
    </>
  );
}

function flattened(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.flatMap((one) => [one, ...flattened(one.children)]);
}
