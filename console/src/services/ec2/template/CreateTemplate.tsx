import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  DescribeLaunchTemplateVersionsCommand,
} from '@aws-sdk/client-ec2';
import type { LaunchTemplateVersion } from '@aws-sdk/client-ec2';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Failed } from '../../../parts/Failed';
import { FormPage, useTried } from '../../../parts/FormPage';
import { Written } from '../../../parts/Written';
import { AdvancedSection } from '../launch/AdvancedSection';
import { useChoices } from '../launch/choices';
import { ImageSection, KeySection, NameSection, TypeSection } from '../launch/Machine';
import { NetworkSection } from '../launch/NetworkSection';
import { rootOf } from '../launch/root';
import { StorageSection } from '../launch/StorageSection';
import { useLike } from '../launch/useLike';
import { useNewGroup } from '../launch/useNewGroup';
import { NOTHING, groupCommands, groupInput, groupName, problems, usualType } from '../launch/wanted';
import type { Wanted } from '../launch/wanted';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { useOne } from '../useOne';
import { dataOf, isTemplateName, wantedOf } from './data';
import { TEMPLATE } from './texts';

const GROUP = 'GROUP';

/** The wizard that makes a launch template, of nothing or of an instance, or a new version of the one that the address names. */
export default function CreateTemplate() {
  const texts = useTexts(TEMPLATE);
  const ec2 = useEc2();
  const [search] = useSearchParams();
  const id = search.get('template') ?? '';
  const title = id ? texts.modify : texts.create;
  usePage('ec2', { text: texts.title, path: '/ec2/templates' }, { text: title, path: '/ec2/templates/create' });
  const old = useOne('template latest', id, async () => {
    const input = { LaunchTemplateId: id, Versions: ['$Latest'] };
    return id ? (await ec2.send(new DescribeLaunchTemplateVersionsCommand(input))).LaunchTemplateVersions?.[0] : undefined;
  });
  const like = useLike(search.get('instance') ?? '');
  const failed = [old, like].find((one) => one.error);
  if (failed) {
    return <Failed failure={failed.error} onRetry={() => void failed.refetch()} />;
  }
  return old.isPending || like.isPending ? (
    <Spinner size="large" />
  ) : (
    <Wizard old={old.data ?? undefined} like={like.data ?? NOTHING} title={title} />
  );
}

interface WizardProps {
  old: LaunchTemplateVersion | undefined;
  /** What a new template begins with. */
  like: Wanted;
  title: string;
}

function Wizard({ old, like, title }: WizardProps) {
  const texts = useTexts(TEMPLATE);
  const ec2 = useEc2();
  const navigate = useNavigate();
  const changed = useChanged();
  const choices = useChoices();
  const [tried, onTried] = useTried();
  const [name, setName] = useState(old?.LaunchTemplateName ?? '');
  const [description, setDescription] = useState('');
  const [given, setWanted] = useState(old?.LaunchTemplateData ? wantedOf(old.LaunchTemplateData) : like);
  const wanted = {
    ...given,
    image: given.image || (choices.data?.images[0]?.ImageId ?? ''),
    type: given.type || usualType(choices.data?.types ?? []),
  };
  const root = rootOf(choices.data, wanted.image);
  const wrong = problems(wanted, root.size);
  const subnet = choices.data?.subnets.find((one) => one.SubnetId === wanted.subnet);
  const newGroup = groupName(choices.data?.groups ?? []);
  const makeGroup = useNewGroup((group) => {
    setWanted((before) => ({ ...before, newGroup: false, groups: [group] }));
    void choices.refetch();
  });
  const data = dataOf(wanted, root.device, wanted.newGroup ? [GROUP] : wanted.groups);
  const VersionDescription = description || undefined;
  const create = async () => {
    const LaunchTemplateData = dataOf(wanted, root.device, wanted.newGroup ? await makeGroup(wanted, newGroup, subnet) : wanted.groups);
    if (old) {
      const { LaunchTemplateId } = old;
      const made = await ec2.send(
        new CreateLaunchTemplateVersionCommand({ LaunchTemplateId, VersionDescription, LaunchTemplateData }),
      );
      changed(texts.modified(LaunchTemplateId ?? '', made.LaunchTemplateVersion?.VersionNumber ?? 0));
      void navigate(`/ec2/templates/${LaunchTemplateId}`);
    } else {
      const made = await ec2.send(
        new CreateLaunchTemplateCommand({ LaunchTemplateName: name, VersionDescription, LaunchTemplateData }),
      );
      changed(texts.created(made.LaunchTemplate?.LaunchTemplateId ?? ''));
      void navigate('/ec2/templates');
    }
  };
  const section = choices.data && {
    choices: choices.data,
    wanted,
    wrong: tried ? wrong : new Set<never>(),
    set: (change: Partial<typeof wanted>) => setWanted((before) => ({ ...before, ...change })),
    reload: () => void choices.refetch(),
  };
  return (
    <FormPage
      title={title}
      description={texts.help}
      label={title}
      valid={isTemplateName(name) && wanted.image !== '' && wanted.type !== '' && wrong.size === 0}
      onTried={onTried}
      back="/ec2/templates"
      commands={[
        ...(wanted.newGroup ? groupCommands(wanted, groupInput(newGroup, subnet)) : []),
        cli(old ? 'ec2 create-launch-template-version' : 'ec2 create-launch-template', {
          'launch-template-id': old?.LaunchTemplateId,
          'launch-template-name': old ? undefined : name || 'NAME',
          'version-description': description,
          'launch-template-data': { json: data },
        }),
      ]}
      run={create}
      onDone={() => undefined}
    >
      {choices.error && <Failed failure={choices.error} onRetry={() => void choices.refetch()} />}
      {choices.isPending && <Spinner size="large" />}
      {section && (
        <SpaceBetween size="l">
          <Container header={<Header>{texts.nameSection}</Header>}>
            <SpaceBetween size="l">
              <Written
                label={texts.name}
                help={texts.nameHelp}
                value={name}
                disabled={Boolean(old)}
                error={tried && !isTemplateName(name) && texts.nameHelp}
                onChange={setName}
              />
              <Written label={texts.description} optional value={description} onChange={setDescription} />
            </SpaceBetween>
          </Container>
          <NameSection {...section} />
          <ImageSection {...section} />
          <TypeSection {...section} />
          <KeySection {...section} />
          <NetworkSection {...section} />
          <StorageSection {...section} />
          <AdvancedSection {...section} />
        </SpaceBetween>
      )}
    </FormPage>
  );
}
