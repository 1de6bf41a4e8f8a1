import {
  DeleteLaunchTemplateVersionsCommand,
  DescribeLaunchTemplateVersionsCommand,
  ModifyLaunchTemplateCommand,
} from '@aws-sdk/client-ec2';
import type { LaunchTemplate, LaunchTemplateVersion } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { usePaged } from '../../../parts/usePaged';
import { useRegion } from '../../../session/region';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { TEMPLATE } from './texts';

/** Leaves out lists that have nothing in them. */
function filled(_: string, value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

/** The versions of a template, and what the chosen one says. */
export function Versions({ template }: { template: LaunchTemplate }) {
  const texts = useTexts(TEMPLATE);
  const parts = useTexts(PARTS);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const changed = useChanged();
  const [chosen, setChosen] = useState(template.DefaultVersionNumber);
  const [asked, setAsked] = useState<'default' | 'delete'>();
  const LaunchTemplateId = template.LaunchTemplateId ?? '';
  const list = usePaged<LaunchTemplateVersion>(['ec2', region, 'template versions', LaunchTemplateId], async (NextToken) => {
    const page = await ec2.send(new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId, NextToken, MaxResults: 100 }));
    return { items: page.LaunchTemplateVersions ?? [], next: page.NextToken };
  });
  const only = list.items.find((one) => one.VersionNumber === chosen);
  const version = String(chosen);
  return (
    <SpaceBetween size="m">
      <ResourceTable<LaunchTemplateVersion>
        id="ec2.template.versions"
        variant="container"
        title={texts.versions}
        list={list}
        keyOf={(one) => String(one.VersionNumber)}
        nameOf={(one) => String(one.VersionNumber)}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setChosen(one?.VersionNumber)}
        empty={texts.none}
        commands={`aws ec2 describe-launch-template-versions --launch-template-id ${LaunchTemplateId}`}
        columns={[
          { id: 'version', header: texts.version, value: (one) => one.VersionNumber, width: 120 },
          {
            id: 'description',
            header: texts.description,
            cell: (one) => one.VersionDescription || '-',
            value: (one) => one.VersionDescription,
            width: 260,
          },
          { id: 'default', header: texts.standard, value: (one) => (one.DefaultVersion ? parts.yes : parts.no), width: 160 },
          { id: 'created', header: ec2Texts.created, time: (one) => one.CreateTime, width: 260 },
        ]}
        actions={() => (
          <>
            <Button disabled={!only || only.DefaultVersion} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button disabled={!only || only.DefaultVersion} onClick={() => setAsked('default')}>
              {texts.setDefault}
            </Button>
          </>
        )}
      />
      {only && (
        <Container header={<Header description={`${texts.version} ${version}`}>{texts.content}</Header>}>
          <pre className="plain">{JSON.stringify(only.LaunchTemplateData, filled, 2)}</pre>
        </Container>
      )}
      {asked === 'default' && (
        <Confirm
          title={texts.setDefault}
          label={texts.setDefault}
          commands={cli('ec2 modify-launch-template', { 'launch-template-id': LaunchTemplateId, 'default-version': version })}
          run={() => ec2.send(new ModifyLaunchTemplateCommand({ LaunchTemplateId, DefaultVersion: version }))}
          onDone={() => changed(ec2Texts.saved)}
          onClose={() => setAsked(undefined)}
        >
          {texts.version} {version}
        </Confirm>
      )}
      {asked === 'delete' && (
        <Confirm
          title={texts.removeVersion}
          word={parts.confirmWord}
          commands={cli('ec2 delete-launch-template-versions', { 'launch-template-id': LaunchTemplateId, versions: version })}
          run={async () => {
            const answer = await ec2.send(new DeleteLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions: [version] }));
            const failed = answer.UnsuccessfullyDeletedLaunchTemplateVersions?.[0]?.ResponseError;
            if (failed) {
              throw Object.assign(new Error(failed.Message), { name: failed.Code });
            }
          }}
          onDone={() => changed(ec2Texts.saved)}
          onClose={() => setAsked(undefined)}
        >
          <p>
            {texts.version} {version}
          </p>
          {texts.removeVersionHelp}
        </Confirm>
      )}
    </SpaceBetween>
  );
}
