import { UpdateUserCommand } from '@aws-sdk/client-iam';
import type { User } from '@aws-sdk/client-iam';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { FormModal } from '../../parts/FormModal';
import { Written } from '../../parts/Written';
import { IAM } from './texts';
import { MAX_NAME, isName, isPath, useIam } from './useIam';

/** Gives a user another name or path, which is another ARN, too: policies that name it do not follow, and signing in takes the new name. */
export function EditUser({ user, onClose }: { user: User; onClose(): void }) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const before = user.UserName ?? '';
  const [name, setName] = useState(before);
  const [path, setPath] = useState(user.Path ?? '/');
  const right = isName(name, MAX_NAME.user);
  const renamed = name !== before;
  const moved = path !== user.Path;
  return (
    <FormModal
      title={`${texts.editUser}: ${before}`}
      valid={right && isPath(path) && (renamed || moved)}
      commands={cli('iam update-user', {
        'user-name': before,
        'new-user-name': renamed ? name : undefined,
        'new-path': moved ? path : undefined,
      })}
      run={() =>
        iam.send(
          new UpdateUserCommand({
            UserName: before,
            NewUserName: renamed ? name : undefined,
            NewPath: moved ? path : undefined,
          }),
        )
      }
      onDone={() => {
        notifyDone(texts.saved);
        void queries.invalidateQueries({ queryKey: ['iam'], refetchType: renamed ? 'none' : 'active' });
        void navigate(`/iam/users/details/${encodeURIComponent(name)}`, { replace: true });
      }}
      onClose={onClose}
    >
      {texts.editUserHelp}
      <Written
        label={texts.userName}
        value={name}
        autoFocus
        help={texts.nameHelp(MAX_NAME.user)}
        error={!right && texts.nameWrong}
        onChange={setName}
      />
      <Written label={texts.path} value={path} help={texts.pathHelp} error={!isPath(path) && texts.pathWrong} onChange={setPath} />
    </FormModal>
  );
}
