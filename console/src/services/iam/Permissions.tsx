import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { FormModal } from '../../parts/FormModal';
import { isJson } from '../../parts/JsonEditor';
import { ResourceTable } from '../../parts/ResourceTable';
import { To } from '../../parts/To';
import { whole } from '../../parts/whole';
import { NEW_POLICY } from './documents';
import { attach, inlineDocument, policies, putInline, takeAway } from './holder';
import type { HeldPolicy, Holder } from './holder';
import { PolicyEditor } from './PolicyEditor';
import { PolicyPicker } from './PolicyPicker';
import { IAM } from './texts';
import { MAX_NAME, isName, useIam } from './useIam';

const MAX_INLINE = { user: 2048, group: 5120, role: 10240 };

/** The policies of a user, group or role. */
export function Permissions({ holder }: { holder: Holder }) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const [selected, setSelected] = useState<HeldPolicy[]>([]);
  const [asked, setAsked] = useState<'attach' | 'detach' | 'inline'>();
  const [edited, setEdited] = useState<string>();
  const query = useQuery({
    queryKey: ['iam', holder.kind, holder.name, 'policies'],
    queryFn: () => policies(iam, holder),
  });
  const close = () => setAsked(undefined);
  const done = () => {
    notifyDone(texts.saved);
    setSelected([]);
    void query.refetch();
  };
  return (
    <>
      <ResourceTable
        id="iam.permissions"
        variant="container"
        title={texts.attachedPolicies}
        list={whole(query)}
        keyOf={(one) => one.arn ?? `inline ${one.name}`}
        nameOf={(one) => one.name}
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noAttached}
        columns={[
          {
            id: 'name',
            header: texts.policyName,
            cell: (one) =>
              one.arn ? (
                <To path={`/iam/policies/details?arn=${encodeURIComponent(one.arn)}`}>{one.name}</To>
              ) : (
                <Button variant="inline-link" onClick={() => setEdited(one.name)}>
                  {one.name}
                </Button>
              ),
            value: (one) => one.name,
            width: 400,
          },
          {
            id: 'type',
            header: texts.type,
            cell: (one) => <Badge>{kindOf(one, texts)}</Badge>,
            value: (one) => kindOf(one, texts),
            width: 200,
          },
        ]}
        actions={() => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setAsked('detach')}>
              {texts.detach}
            </Button>
            <Button onClick={() => setAsked('inline')}>{texts.addInline}</Button>
            <Button variant="primary" onClick={() => setAsked('attach')}>
              {texts.attachPolicies}
            </Button>
          </>
        )}
      />
      {asked === 'attach' && <Attach holder={holder} onDone={done} onClose={close} />}
      {asked === 'inline' && <Inline holder={holder} onDone={done} onClose={close} />}
      {edited && <EditInline holder={holder} name={edited} onDone={done} onClose={() => setEdited(undefined)} />}
      {asked === 'detach' && (
        <Confirm
          title={texts.detachTitle(selected.length)}
          label={texts.detach}
          commands={selected.map((one) => takeAwayCommand(holder, one))}
          run={() => Promise.all(selected.map((one) => takeAway(iam, holder, one)))}
          onDone={done}
          onClose={close}
        >
          {texts.detachHelp}
        </Confirm>
      )}
    </>
  );
}

function kindOf(policy: HeldPolicy, texts: (typeof IAM)['en']): string {
  if (!policy.arn) {
    return texts.inline;
  }
  return policy.arn.startsWith('arn:aws:iam::aws:') ? texts.awsManaged : texts.customerManaged;
}

function takeAwayCommand({ kind, name }: Holder, policy: HeldPolicy): string {
  return policy.arn
    ? cli(`iam detach-${kind}-policy`, { [`${kind}-name`]: name, 'policy-arn': policy.arn })
    : cli(`iam delete-${kind}-policy`, { [`${kind}-name`]: name, 'policy-name': policy.name });
}

interface ChangeProps {
  holder: Holder;
  onDone(): void;
  onClose(): void;
}

function Attach({ holder, onDone, onClose }: ChangeProps) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const [arns, setArns] = useState<readonly string[]>([]);
  return (
    <FormModal
      title={texts.attachPolicies}
      label={texts.attachPolicies}
      size="large"
      valid={arns.length > 0}
      commands={arns.map((arn) =>
        cli(`iam attach-${holder.kind}-policy`, { [`${holder.kind}-name`]: holder.name, 'policy-arn': arn }),
      )}
      run={() => Promise.all(arns.map((arn) => attach(iam, holder, arn)))}
      onDone={onDone}
      onClose={onClose}
    >
      <PolicyPicker chosen={arns} onChange={setArns} />
    </FormModal>
  );
}

function Inline({ holder, onDone, onClose }: ChangeProps) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const [name, setName] = useState('');
  const [document, setDocument] = useState(NEW_POLICY);
  return (
    <FormModal
      title={texts.addInline}
      size="large"
      valid={isName(name, MAX_NAME.policy) && isJson(document)}
      commands={putCommand(holder, name, document)}
      run={() => putInline(iam, holder, name, document)}
      onDone={onDone}
      onClose={onClose}
    >
      <FormField label={texts.policyName} constraintText={texts.nameHelp(MAX_NAME.policy)}>
        <Input value={name} autoFocus spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <PolicyEditor value={document} kind="identity" max={MAX_INLINE[holder.kind]} onChange={setDocument} />
    </FormModal>
  );
}

function putCommand(holder: Holder, name: string, document: string): string {
  return cli(`iam put-${holder.kind}-policy`, {
    [`${holder.kind}-name`]: holder.name,
    'policy-name': name || 'NAME',
    'policy-document': isJson(document) ? { json: JSON.parse(document) } : 'file://policy.json',
  });
}

function EditInline({ holder, name, onDone, onClose }: ChangeProps & { name: string }) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const [changed, setChanged] = useState<string>();
  const query = useQuery({
    queryKey: ['iam', holder.kind, holder.name, 'inline', name],
    queryFn: () => inlineDocument(iam, holder, name),
    gcTime: 0,
  });
  const document = changed ?? query.data ?? '';
  return (
    <FormModal
      title={name}
      size="large"
      valid={isJson(document)}
      commands={putCommand(holder, name, document)}
      run={() => putInline(iam, holder, name, document)}
      onDone={onDone}
      onClose={onClose}
    >
      {query.data !== undefined && (
        <PolicyEditor value={document} kind="identity" before={query.data} max={MAX_INLINE[holder.kind]} onChange={setChanged} />
      )}
      {query.data === undefined && texts.policyDocument}
    </FormModal>
  );
}
