import { UpdateGroupCommand } from '@aws-sdk/client-iam';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { FormModal } from '../../parts/FormModal';
import { Written } from '../../parts/Written';
import { IAM } from './texts';
import { MAX_NAME, isName, useIam } from './useIam';

/** Gives a user group another name, which is another ARN, too: policies that name it do not follow. */
export function RenameGroup({ group, onClose }: { group: string; onClose(): void }) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState(group);
  const right = isName(name, MAX_NAME.group);
  return (
    <FormModal
      title={`${texts.editGroup}: ${group}`}
      valid={right && name !== group}
      commands={cli('iam update-group', { 'group-name': group, 'new-group-name': name })}
      run={() => iam.send(new UpdateGroupCommand({ GroupName: group, NewGroupName: name }))}
      onDone={() => {
        notifyDone(texts.saved);
        void navigate(`/iam/groups/details/${encodeURIComponent(name)}`, { replace: true });
        void queries.invalidateQueries({ queryKey: ['iam', 'groups'] });
      }}
      onClose={onClose}
    >
      {texts.editGroupHelp}
      <Written
        label={texts.groupName}
        value={name}
        autoFocus
        help={texts.nameHelp(MAX_NAME.group)}
        error={!right && texts.nameWrong}
        onChange={setName}
      />
    </FormModal>
  );
}
