import { MoveAccountCommand } from '@aws-sdk/client-organizations';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/language';
import { Choice } from '../../parts/Choice';
import { cli } from '../../parts/cli';
import { Failed } from '../../parts/Failed';
import { FormModal } from '../../parts/FormModal';
import { ORGANIZATIONS } from './texts';
import { parentOf, places } from './tree';
import type { TreeNode } from './tree';
import { useOrganizations } from './useOrganizations';

interface MoveAccountProps {
  node: TreeNode;
  tree: readonly TreeNode[];
  onDone(): void;
  onClose(): void;
}

/** Puts an account into another place. */
export function MoveAccount({ node, tree, onDone, onClose }: MoveAccountProps) {
  const texts = useTexts(ORGANIZATIONS);
  const api = useOrganizations();
  const [to, setTo] = useState('');
  const { data: from = '', error } = useQuery({
    queryKey: ['organizations', 'parent', node.id],
    queryFn: () => parentOf(api, node.id),
  });
  return (
    <FormModal
      title={texts.moveTitle(node.name)}
      label={texts.move}
      valid={from !== '' && to !== ''}
      commands={cli('organizations move-account', {
        'account-id': node.id,
        'source-parent-id': from,
        'destination-parent-id': to || 'DESTINATION',
      })}
      run={() => api.send(new MoveAccountCommand({ AccountId: node.id, SourceParentId: from, DestinationParentId: to }))}
      onDone={onDone}
      onClose={onClose}
    >
      {texts.moveHelp}
      <Choice label={texts.destination} value={to} options={places(tree).filter((one) => one.value !== from)} onChange={setTo} />
      {error && <Failed failure={error} />}
    </FormModal>
  );
}
