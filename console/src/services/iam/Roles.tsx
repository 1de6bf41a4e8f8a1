import { ListRolesCommand } from '@aws-sdk/client-iam';
import type { Role } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { Confirm } from '../../parts/Confirm';
import { ResourceTable } from '../../parts/ResourceTable';
import { PARTS } from '../../parts/texts';
import { To } from '../../parts/To';
import { usePaged } from '../../parts/usePaged';
import { deleteRole, deletionCommand } from './deletion';
import { CreateLinked } from './role/CreateLinked';
import { trusted } from './role/services';
import { ROLE } from './role/texts';
import { IAM } from './texts';
import { nextMarker, useIam } from './useIam';

export default function Roles() {
  const texts = useTexts(IAM);
  const roleTexts = useTexts(ROLE);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const navigate = useNavigate();
  const [selected, setSelected] = useState<Role[]>([]);
  const [asked, setAsked] = useState<'delete' | 'linked'>();
  const close = () => setAsked(undefined);
  usePage('iam', { text: texts.roles, path: '/iam/roles' });
  const list = usePaged<Role>(['iam', 'roles'], async (Marker) => {
    const page = await iam.send(new ListRolesCommand({ Marker }));
    return { items: page.Roles ?? [], next: nextMarker(page) };
  });
  const names = selected.map((role) => role.RoleName ?? '');
  return (
    <>
      <ResourceTable
        id="iam.roles"
        title={texts.roles}
        description={texts.rolesHelp}
        list={list}
        keyOf={(role) => role.RoleId ?? ''}
        nameOf={(role) => role.RoleName ?? ''}
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noRoles}
        emptyAction={<Button onClick={() => void navigate('/iam/roles/create')}>{texts.createRole}</Button>}
        columns={[
          {
            id: 'name',
            header: texts.roleName,
            cell: (role) => (
              <To path={`/iam/roles/details/${encodeURIComponent(role.RoleName ?? '')}`}>{role.RoleName}</To>
            ),
            value: (role) => role.RoleName,
            width: 300,
          },
          {
            id: 'trusted',
            header: roleTexts.trustedBy,
            value: (role) => trusted(decodeURIComponent(role.AssumeRolePolicyDocument ?? '')).join(', ') || '-',
            width: 280,
          },
          { id: 'path', header: texts.path, value: (role) => role.Path, width: 140 },
          { id: 'created', header: texts.created, time: (role) => role.CreateDate, width: 260 },
        ]}
        actions={() => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button onClick={() => setAsked('linked')}>{roleTexts.createLinked}</Button>
            <Button variant="primary" onClick={() => void navigate('/iam/roles/create')}>
              {texts.createRole}
            </Button>
          </>
        )}
      />
      {asked === 'linked' && <CreateLinked onDone={list.refresh} onClose={close} />}
      {asked === 'delete' && (
        <Confirm
          title={texts.deleteRole}
          word={names.length === 1 ? names[0] : parts.confirmWord}
          commands={selected.map(deletionCommand)}
          run={async () => {
            for (const role of selected) {
              await deleteRole(iam, role);
              notifyDone(texts.deleted(role.RoleName ?? ''));
            }
          }}
          onDone={() => {
            setSelected([]);
            list.refresh();
          }}
          onClose={close}
        >
          {names.join(', ')}
          <p>{texts.deleteRoleHelp}</p>
        </Confirm>
      )}
    </>
  );
}
