import { DeletePolicyVersionCommand, ListPolicyVersionsCommand, SetDefaultPolicyVersionCommand } from '@aws-sdk/client-iam';
import type { PolicyVersion } from '@aws-sdk/client-iam';
import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { ResourceTable } from '../../../parts/ResourceTable';
import { whole } from '../../../parts/whole';
import { IAM } from '../texts';
import { useIam } from '../useIam';
import { Comparison, Shown } from './Comparison';
import { VERSIONS } from './texts';

/** The versions of a managed policy: looked at, compared, made the default, deleted. */
export function Versions({ arn, own }: { arn: string; own: boolean }) {
  const texts = useTexts(IAM);
  const versionTexts = useTexts(VERSIONS);
  const iam = useIam();
  const queries = useQueryClient();
  const [selected, setSelected] = useState('');
  const [shown, setShown] = useState('');
  const [asked, setAsked] = useState<'compare' | 'default' | 'delete'>();
  const query = useQuery({
    queryKey: ['iam', 'policy', arn, 'versions'],
    queryFn: async () => (await iam.send(new ListPolicyVersionsCommand({ PolicyArn: arn }))).Versions ?? [],
  });
  const standard = query.data?.find((one) => one.IsDefaultVersion)?.VersionId ?? '';
  const only = query.data?.find((one) => one.VersionId === selected);
  const VersionId = only?.VersionId ?? '';
  const other = only !== undefined && !only.IsDefaultVersion;
  const target = { 'policy-arn': arn, 'version-id': VersionId };
  const close = () => setAsked(undefined);
  const done = () => {
    setSelected('');
    notifyDone(texts.saved);
    void queries.invalidateQueries({ queryKey: ['iam', 'policy', arn] });
  };
  return (
    <>
      <ResourceTable<PolicyVersion>
        id="iam.versions"
        variant="container"
        title={texts.versions}
        list={whole(query)}
        keyOf={(one) => one.VersionId ?? ''}
        nameOf={(one) => one.VersionId ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setSelected(one?.VersionId ?? '')}
        empty={texts.versions}
        commands={cli('iam list-policy-versions', { 'policy-arn': arn })}
        columns={[
          {
            id: 'id',
            header: texts.version,
            cell: (one) => (
              <>
                <Button variant="inline-link" onClick={() => setShown(one.VersionId ?? '')}>
                  {one.VersionId}
                </Button>{' '}
                {one.IsDefaultVersion && <Badge color="green">{texts.isDefault}</Badge>}
              </>
            ),
            value: (one) => one.VersionId,
            width: 220,
          },
          { id: 'created', header: texts.created, time: (one) => one.CreateDate, width: 260 },
        ]}
        actions={() => (
          <>
            <Button disabled={!other} onClick={() => setAsked('compare')}>
              {versionTexts.compare}
            </Button>
            {own && (
              <>
                <Button disabled={!other} onClick={() => setAsked('delete')}>
                  {texts.deleteVersion}
                </Button>
                <Button disabled={!other} onClick={() => setAsked('default')}>
                  {texts.setDefault}
                </Button>
              </>
            )}
          </>
        )}
      />
      {shown && <Shown arn={arn} version={shown} onClose={() => setShown('')} />}
      {asked === 'compare' && other && <Comparison arn={arn} from={standard} to={VersionId} onClose={close} />}
      {asked === 'default' && other && (
        <Confirm
          title={versionTexts.setDefaultTitle(VersionId)}
          label={texts.setDefault}
          commands={cli('iam set-default-policy-version', target)}
          run={() => iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn: arn, VersionId }))}
          onDone={done}
          onClose={close}
        >
          {versionTexts.setDefaultHelp}
        </Confirm>
      )}
      {asked === 'delete' && other && (
        <Confirm
          title={texts.deleteVersion}
          word={VersionId}
          commands={cli('iam delete-policy-version', target)}
          run={() => iam.send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId }))}
          onDone={done}
          onClose={close}
        >
          {texts.deleteVersionHelp}
        </Confirm>
      )}
    </>
  );
}
