import { CreateGroupCommand } from '@aws-sdk/client-iam';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { FormPage, useTried } from '../../parts/FormPage';
import { attach } from './holder';
import { PolicyPicker } from './PolicyPicker';
import { IAM } from './texts';
import { MAX_NAME, isName, useIam } from './useIam';

export default function CreateGroup() {
  const texts = useTexts(IAM);
  const iam = useIam();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [tried, onTried] = useTried();
  const [name, setName] = useState('');
  const [policies, setPolicies] = useState<readonly string[]>([]);
  usePage('iam', { text: texts.groups, path: '/iam/groups' }, { text: texts.createGroup, path: '/iam/groups/create' });
  const group = { 'group-name': name || 'NAME' };
  const valid = isName(name, MAX_NAME.group);
  return (
    <FormPage
      title={texts.createGroup}
      description={texts.groupsHelp}
      label={texts.createGroup}
      valid={valid}
      onTried={onTried}
      commands={[
        cli('iam create-group', group),
        ...policies.map((arn) => cli('iam attach-group-policy', { ...group, 'policy-arn': arn })),
      ]}
      back="/iam/groups"
      run={async () => {
        await iam.send(new CreateGroupCommand({ GroupName: name }));
        for (const arn of policies) {
          await attach(iam, { kind: 'group', name }, arn);
        }
      }}
      onDone={() => {
        void queries.invalidateQueries({ queryKey: ['iam'] });
        notifyDone(texts.createdNotice(name));
        void navigate(`/iam/groups/details/${encodeURIComponent(name)}`);
      }}
    >
      <Container header={<Header>{texts.group}</Header>}>
        <FormField
          label={texts.groupName}
          constraintText={texts.nameHelp(MAX_NAME.group)}
          errorText={(tried || name !== '') && !valid ? texts.nameWrong : undefined}
        >
          <Input value={name} autoFocus spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
      </Container>
      <PolicyPicker chosen={policies} onChange={setPolicies} />
    </FormPage>
  );
}
