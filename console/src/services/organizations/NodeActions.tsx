import {
  CloseAccountCommand,
  DeleteOrganizationalUnitCommand,
  RemoveAccountFromOrganizationCommand,
} from '@aws-sdk/client-organizations';
import type { Organization } from '@aws-sdk/client-organizations';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { ActionMenu } from '../../parts/ActionMenu';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { MoveAccount } from './MoveAccount';
import { ORGANIZATIONS } from './texts';
import type { TreeNode } from './tree';
import { UnitForm } from './UnitForm';
import { useOrganizations } from './useOrganizations';

interface NodeActionsProps {
  node: TreeNode | undefined;
  tree: readonly TreeNode[];
  organization: Organization;
  /** It was deleted, removed or closed. */
  onGone(): void;
}

/** What can be done with a place or an account of the organization. */
export function NodeActions({ node, tree, organization, onGone }: NodeActionsProps) {
  const texts = useTexts(ORGANIZATIONS);
  const queries = useQueryClient();
  const own = node?.id === organization.MasterAccountId;
  const account = node?.kind === 'account';
  const unit = node?.kind === 'unit';
  const done = () => {
    notifyDone(texts.saved);
    void queries.invalidateQueries({ queryKey: ['organizations'] });
  };
  const gone = () => {
    onGone();
    done();
  };
  const of = (form: (node: TreeNode, close: () => void) => ReactNode) => (close: () => void) => node && form(node, close);
  const naming = (fresh: boolean) =>
    of((one, close) => <UnitForm node={one} fresh={fresh} onDone={done} onClose={close} />);
  const ending = (how: EndingProps['how']) =>
    of((one, close) => <Ending node={one} how={how} onDone={gone} onClose={close} />);
  return (
    <ActionMenu
      disabled={!node}
      actions={[
        { id: 'create', text: texts.createUnit, disabled: account, form: naming(true) },
        { id: 'rename', text: texts.rename, disabled: !unit, form: naming(false) },
        {
          id: 'move',
          text: texts.move,
          disabled: !account,
          form: of((one, close) => <MoveAccount node={one} tree={tree} onDone={done} onClose={close} />),
        },
        { id: 'delete', text: texts.deleteUnit, disabled: !unit, form: ending('delete') },
        { id: 'remove', text: texts.remove, disabled: !account || own, form: ending('remove') },
        { id: 'close', text: texts.close, disabled: !account || own, form: ending('close') },
      ]}
    />
  );
}

interface EndingProps {
  node: TreeNode;
  how: 'delete' | 'remove' | 'close';
  onDone(): void;
  onClose(): void;
}

/** Asks before something leaves the organization. */
function Ending({ node, how, onDone, onClose }: EndingProps) {
  const texts = useTexts(ORGANIZATIONS);
  const api = useOrganizations();
  const { id } = node;
  const ways = {
    delete: {
      title: texts.deleteUnit,
      help: texts.deleteUnitHelp,
      command: cli('organizations delete-organizational-unit', { 'organizational-unit-id': id }),
      run: () => api.send(new DeleteOrganizationalUnitCommand({ OrganizationalUnitId: id })),
    },
    remove: {
      title: texts.remove,
      help: texts.removeHelp,
      command: cli('organizations remove-account-from-organization', { 'account-id': id }),
      run: () => api.send(new RemoveAccountFromOrganizationCommand({ AccountId: id })),
    },
    close: {
      title: texts.close,
      help: texts.closeHelp,
      command: cli('organizations close-account', { 'account-id': id }),
      run: () => api.send(new CloseAccountCommand({ AccountId: id })),
    },
  };
  const { title, help, command, run } = ways[how];
  return (
    <Confirm
      title={title}
      label={title}
      word={node.kind === 'account' ? id : node.name}
      commands={command}
      run={run as () => Promise<unknown>}
      onDone={onDone}
      onClose={onClose}
    >
      {help}
    </Confirm>
  );
}
