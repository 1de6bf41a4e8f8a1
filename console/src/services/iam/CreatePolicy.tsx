import { CreatePolicyCommand } from '@aws-sdk/client-iam';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { FormPage, useTried } from '../../parts/FormPage';
import { isJson } from '../../parts/JsonEditor';
import { TagsEditor } from '../../parts/Tags';
import { kept } from '../../parts/tagChanges';
import type { EditedTag } from '../../parts/tagChanges';
import { useLocation, useNavigate } from 'react-router';
import { NEW_POLICY } from './documents';
import { PolicyEditor } from './PolicyEditor';
import { IAM } from './texts';
import { MAX_NAME, isName, useIam } from './useIam';

/** The most characters, without spaces, that a managed policy has. */
export const MAX_MANAGED = 6144;

export default function CreatePolicy() {
  const texts = useTexts(IAM);
  const iam = useIam();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [tried, onTried] = useTried();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [tags, setTags] = useState<EditedTag[]>([]);
  const [tagsValid, setTagsValid] = useState(true);
  const begun: unknown = useLocation().state;
  const [document, setDocument] = useState(typeof begun === 'string' ? begun : NEW_POLICY);
  usePage(
    'iam',
    { text: texts.policies, path: '/iam/policies' },
    { text: texts.createPolicy, path: '/iam/policies/create' },
  );
  const valid = isName(name, MAX_NAME.policy);
  return (
    <FormPage
      title={texts.createPolicy}
      description={texts.policiesHelp}
      label={texts.createPolicy}
      valid={valid && tagsValid && isJson(document)}
      onTried={onTried}
      commands={cli('iam create-policy', {
        'policy-name': name || 'NAME',
        description: description || undefined,
        tags: tags.length > 0 ? { json: kept(tags) } : undefined,
        'policy-document': isJson(document) ? { json: JSON.parse(document) } : 'file://policy.json',
      })}
      back="/iam/policies"
      run={async () => {
        const answer = await iam.send(
          new CreatePolicyCommand({
            PolicyName: name,
            Description: description || undefined,
            PolicyDocument: document,
            Tags: tags.length > 0 ? kept(tags) : undefined,
          }),
        );
        void queries.invalidateQueries({ queryKey: ['iam'] });
        notifyDone(texts.createdNotice(name));
        void navigate(`/iam/policies/details?arn=${encodeURIComponent(answer.Policy?.Arn ?? '')}`);
      }}
      onDone={() => undefined}
    >
      <Container header={<Header>{texts.policy}</Header>}>
        <SpaceBetween size="l">
          <FormField
            label={texts.policyName}
            constraintText={texts.nameHelp(MAX_NAME.policy)}
            errorText={(tried || name !== '') && !valid ? texts.nameWrong : undefined}
          >
            <Input value={name} autoFocus spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
          </FormField>
          <FormField label={texts.description}>
            <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<Header>{texts.policyDocument}</Header>}>
        <PolicyEditor kind="identity" value={document} max={MAX_MANAGED} onChange={setDocument} />
      </Container>
      <Container header={<Header>{texts.tags}</Header>}>
        <TagsEditor
          tags={tags}
          onChange={(next, ok) => {
            setTags(next);
            setTagsValid(ok);
          }}
        />
      </Container>
    </FormPage>
  );
}
