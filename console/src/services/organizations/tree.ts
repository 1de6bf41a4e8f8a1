import {
  DescribeAccountCommand,
  DescribeOrganizationalUnitCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListRootsCommand,
} from '@aws-sdk/client-organizations';
import type { Account, OrganizationsClient, PolicyTypeSummary } from '@aws-sdk/client-organizations';
import { all } from './all';

export type Kind = 'root' | 'unit' | 'account';

/** The root, an organizational unit or an account. */
export interface TreeNode {
  id: string;
  kind: Kind;
  name: string;
  arn: string;
  account?: Account;
  types?: PolicyTypeSummary[];
  children: TreeNode[];
}

/** What an ID is one of. */
export function kindOf(id: string): Kind {
  return id.startsWith('r-') ? 'root' : id.startsWith('ou-') ? 'unit' : 'account';
}

function toNode(account: Account): TreeNode {
  return { id: account.Id ?? '', kind: 'account', name: account.Name ?? '', arn: account.Arn ?? '', account, children: [] };
}

async function childrenOf(api: OrganizationsClient, ParentId: string): Promise<TreeNode[]> {
  const [units, accounts] = await Promise.all([
    all(
      (NextToken) => api.send(new ListOrganizationalUnitsForParentCommand({ ParentId, NextToken })),
      (page) => page.OrganizationalUnits,
    ),
    all(
      (NextToken) => api.send(new ListAccountsForParentCommand({ ParentId, NextToken })),
      (page) => page.Accounts,
    ),
  ]);
  const below = units.map(
    async ({ Id: id = '', Name: name = '', Arn: arn = '' }): Promise<TreeNode> => ({
      id,
      kind: 'unit',
      name,
      arn,
      children: await childrenOf(api, id),
    }),
  );
  return [...(await Promise.all(below)), ...accounts.map(toNode)];
}

async function roots(api: OrganizationsClient): Promise<TreeNode[]> {
  const found = await all(
    (NextToken) => api.send(new ListRootsCommand({ NextToken })),
    (page) => page.Roots,
  );
  return found.map(({ Id: id = '', Name: name = '', Arn: arn = '', PolicyTypes: types }) => ({ id, kind: 'root', name, arn, types, children: [] }));
}

/** The organization from its root on. */
export async function wholeTree(api: OrganizationsClient): Promise<TreeNode[]> {
  return Promise.all((await roots(api)).map(async (root) => ({ ...root, children: await childrenOf(api, root.id) })));
}

/** One of it, without what is below. */
export async function oneOf(api: OrganizationsClient, id: string): Promise<TreeNode | undefined> {
  switch (kindOf(id)) {
    case 'root':
      return (await roots(api)).find((one) => one.id === id);
    case 'unit': {
      const unit = (await api.send(new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: id }))).OrganizationalUnit;
      return unit && { id, kind: 'unit', name: unit.Name ?? '', arn: unit.Arn ?? '', children: [] };
    }
    case 'account': {
      const account = (await api.send(new DescribeAccountCommand({ AccountId: id }))).Account;
      return account && toNode(account);
    }
  }
}

export async function parentOf(api: OrganizationsClient, ChildId: string): Promise<string> {
  return (await api.send(new ListParentsCommand({ ChildId }))).Parents?.[0]?.Id ?? '';
}

/** The root and the units, each with the names above it: where an account may be. */
export function places(nodes: readonly TreeNode[], above = ''): { value: string; label: string }[] {
  return nodes
    .filter((one) => one.kind !== 'account')
    .flatMap((one) => {
      const label = above ? `${above} / ${one.name}` : one.name;
      return [{ value: one.id, label }, ...places(one.children, label)];
    });
}
