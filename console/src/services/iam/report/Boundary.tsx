import {
  DeleteRolePermissionsBoundaryCommand,
  DeleteUserPermissionsBoundaryCommand,
  PutRolePermissionsBoundaryCommand,
  PutUserPermissionsBoundaryCommand,
} from '@aws-sdk/client-iam';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { FormModal } from '../../../parts/FormModal';
import { IAM } from '../texts';
import { useIam } from '../useIam';
import { BoundaryChoice } from './BoundaryChoice';
import { REPORT } from './texts';

interface BoundaryProps {
  kind: 'user' | 'role';
  name: string;
  /** The ARN of the policy that is the boundary now. */
  now: string | undefined;
}

/** What the permissions of a user or role may be at most. */
export function Boundary({ kind, name, now }: BoundaryProps) {
  const texts = useTexts(REPORT);
  const iamTexts = useTexts(IAM);
  const iam = useIam();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<'set' | 'remove'>();
  const [arn, setArn] = useState(now ?? '');
  const close = () => setAsked(undefined);
  const done = () => {
    notifyDone(iamTexts.saved);
    void queries.invalidateQueries({ queryKey: ['iam', kind, name] });
  };
  const user = kind === 'user';
  const target = { [`${kind}-name`]: name };
  return (
    <Container
      header={
        <Header
          description={texts.boundaryHelp}
          actions={
            <div className="actions">
              <Button disabled={!now} onClick={() => setAsked('remove')}>
                {texts.removeBoundary}
              </Button>
              <Button onClick={() => setAsked('set')}>{texts.setBoundary}</Button>
            </div>
          }
        >
          {texts.boundary}
        </Header>
      }
    >
      <Box>
        <span className="wrap">{now ?? texts.noBoundary}</span>
      </Box>
      {asked === 'set' && (
        <FormModal
          title={texts.setBoundary}
          label={texts.setBoundary}
          valid={arn !== '' && arn !== now}
          commands={cli(`iam put-${kind}-permissions-boundary`, { ...target, 'permissions-boundary': arn || 'ARN' })}
          run={() =>
            user
              ? iam.send(new PutUserPermissionsBoundaryCommand({ UserName: name, PermissionsBoundary: arn }))
              : iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: name, PermissionsBoundary: arn }))
          }
          onDone={done}
          onClose={close}
        >
          <BoundaryChoice value={arn} onChange={setArn} />
        </FormModal>
      )}
      {asked === 'remove' && (
        <Confirm
          title={texts.removeBoundary}
          label={texts.removeBoundary}
          word={name}
          commands={cli(`iam delete-${kind}-permissions-boundary`, target)}
          run={() =>
            user
              ? iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: name }))
              : iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName: name }))
          }
          onDone={done}
          onClose={close}
        >
          {texts.boundaryHelp}
        </Confirm>
      )}
    </Container>
  );
}
