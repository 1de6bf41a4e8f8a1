import { CreatePolicyCommand, UpdatePolicyCommand } from '@aws-sdk/client-organizations';
import type { Policy } from '@aws-sdk/client-organizations';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { JsonEditor, isJson, pretty } from '../../../parts/JsonEditor';
import { Written } from '../../../parts/Written';
import { useOrganizations } from '../useOrganizations';
import { POLICY } from './texts';
import { beginning } from './types';
import type { KnownType } from './types';

const MAX_NAME = 128;
const MAX_DESCRIPTION = 512;

interface PolicyFormProps {
  type: KnownType;
  /** The policy that is edited; none for a new one. */
  before?: Policy;
  onDone(name: string): void;
  onClose(): void;
}

/** Writes a policy of the organization. */
export function PolicyForm({ type, before, onDone, onClose }: PolicyFormProps) {
  const texts = useTexts(POLICY);
  const api = useOrganizations();
  const known = before?.PolicySummary;
  const [name, setName] = useState(known?.Name ?? '');
  const [description, setDescription] = useState(known?.Description ?? '');
  const [content, setContent] = useState(before ? pretty(before.Content ?? '') : beginning(type));
  const input = { Name: name.trim(), Description: description, Content: content };
  const options = { name: input.Name || 'NAME', description, content: isJson(content) ? { json: JSON.parse(content) as unknown } : 'file://policy.json' };
  return (
    <FormModal
      title={before ? texts.edit : texts.createIn(texts.types[type])}
      label={before ? undefined : texts.create}
      size="large"
      valid={input.Name !== '' && input.Name.length <= MAX_NAME && description.length <= MAX_DESCRIPTION && isJson(content)}
      commands={
        known
          ? cli('organizations update-policy', { 'policy-id': known.Id, ...options })
          : cli('organizations create-policy', { type, ...options, description: description || ' ' })
      }
      run={() =>
        known ? api.send(new UpdatePolicyCommand({ PolicyId: known.Id, ...input })) : api.send(new CreatePolicyCommand({ Type: type, ...input }))
      }
      onDone={() => onDone(input.Name)}
      onClose={onClose}
    >
      <Written label={texts.name} value={name} autoFocus onChange={setName} />
      <Written optional label={texts.description} value={description} onChange={setDescription} />
      <JsonEditor label={texts.content} value={content} onChange={setContent} />
    </FormModal>
  );
}
