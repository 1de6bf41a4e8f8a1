import { CreateOrganizationalUnitCommand, UpdateOrganizationalUnitCommand } from '@aws-sdk/client-organizations';
import { useState } from 'react';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { FormModal } from '../../parts/FormModal';
import { Written } from '../../parts/Written';
import { ORGANIZATIONS } from './texts';
import type { TreeNode } from './tree';
import { useOrganizations } from './useOrganizations';

const MAX_NAME = 128;

interface UnitFormProps {
  node: TreeNode;
  /** Whether a unit is made below it; else it gets another name. */
  fresh: boolean;
  onDone(): void;
  onClose(): void;
}

/** Names an organizational unit. */
export function UnitForm({ node, fresh, onDone, onClose }: UnitFormProps) {
  const texts = useTexts(ORGANIZATIONS);
  const api = useOrganizations();
  const [typed, setTyped] = useState(fresh ? '' : node.name);
  const Name = typed.trim();
  return (
    <FormModal
      title={fresh ? texts.createUnit : texts.rename}
      label={fresh ? texts.createUnit : undefined}
      valid={Name !== '' && Name.length <= MAX_NAME && (fresh || Name !== node.name)}
      commands={
        fresh
          ? cli('organizations create-organizational-unit', { 'parent-id': node.id, name: Name || 'NAME' })
          : cli('organizations update-organizational-unit', { 'organizational-unit-id': node.id, name: Name })
      }
      run={() =>
        fresh
          ? api.send(new CreateOrganizationalUnitCommand({ ParentId: node.id, Name }))
          : api.send(new UpdateOrganizationalUnitCommand({ OrganizationalUnitId: node.id, Name }))
      }
      onDone={onDone}
      onClose={onClose}
    >
      <Written label={texts.unitName} help={texts.unitNameHelp} value={typed} autoFocus onChange={setTyped} />
    </FormModal>
  );
}
