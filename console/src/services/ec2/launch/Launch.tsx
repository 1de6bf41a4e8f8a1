import { RunInstancesCommand } from '@aws-sdk/client-ec2';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { notifyDone } from '../../../frame/noticeBoard';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { Failed } from '../../../parts/Failed';
import { FormPage, useTried } from '../../../parts/FormPage';
import { EC2 } from '../texts';
import { useEc2 } from '../useEc2';
import { AdvancedSection } from './AdvancedSection';
import { useChoices } from './choices';
import { ImageSection, KeySection, NameSection, TypeSection } from './Machine';
import { NetworkSection } from './NetworkSection';
import { rootOf } from './root';
import { StorageSection } from './StorageSection';
import { Summary } from './Summary';
import { LAUNCH } from './texts';
import { useLike } from './useLike';
import { useNewGroup } from './useNewGroup';
import { NOTHING, commands, groupName, launchInput, problems, usualType } from './wanted';
import type { Wanted } from './wanted';

/** The wizard that launches instances: of an image that the address names, or more like an instance. */
export default function Launch() {
  const texts = useTexts(LAUNCH);
  const ec2Texts = useTexts(EC2);
  const [search] = useSearchParams();
  usePage('ec2', { text: ec2Texts.instances, path: '/ec2/instances' }, { text: texts.title, path: '/ec2/launch' });
  const like = useLike(search.get('like') ?? '');
  if (like.error) {
    return <Failed failure={like.error} onRetry={() => void like.refetch()} />;
  }
  const first = like.data ?? { ...NOTHING, image: search.get('image') ?? '' };
  return like.isPending ? <Spinner size="large" /> : <Wizard first={first} />;
}

function Wizard({ first }: { first: Wanted }) {
  const texts = useTexts(LAUNCH);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const choices = useChoices();
  const [given, setWanted] = useState(first);
  const [tried, onTried] = useTried();
  const wanted = {
    ...given,
    image: given.image || (choices.data?.images[0]?.ImageId ?? ''),
    type: given.type || usualType(choices.data?.types ?? []),
  };
  const root = rootOf(choices.data, wanted.image);
  const subnet = choices.data?.subnets.find((one) => one.SubnetId === wanted.subnet);
  const name = groupName(choices.data?.groups ?? []);
  const wrong = problems(wanted, root.size);
  const makeGroup = useNewGroup((id) => {
    // A launch that fails after this is tried again with the group that is there now.
    setWanted((before) => ({ ...before, newGroup: false, groups: [id] }));
    void choices.refetch();
  });
  const run = async () => {
    const groups = wanted.newGroup ? await makeGroup(wanted, name, subnet) : wanted.groups;
    const made = await ec2.send(new RunInstancesCommand(launchInput(wanted, root.device, groups)));
    notifyDone(ec2Texts.launched((made.Instances ?? []).map((one) => one.InstanceId).join(', ')));
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
      title={texts.title}
      description={texts.help}
      label={texts.launch}
      valid={wanted.image !== '' && wanted.type !== '' && wrong.size === 0}
      onTried={onTried}
      back="/ec2/instances"
      commands={commands(wanted, root.device, name, subnet)}
      run={run}
      onDone={() => {
        void queries.invalidateQueries({ queryKey: ['ec2'] });
        void navigate('/ec2/instances');
      }}
    >
      {choices.error && <Failed failure={choices.error} onRetry={() => void choices.refetch()} />}
      {choices.isPending && <Spinner size="large" />}
      {section && (
        <Grid gridDefinition={[{ colspan: { default: 12, s: 8 } }, { colspan: { default: 12, s: 4 } }]}>
          <SpaceBetween size="l">
            <NameSection {...section} />
            <ImageSection {...section} />
            <TypeSection {...section} />
            <KeySection {...section} />
            <NetworkSection {...section} />
            <StorageSection {...section} />
            <AdvancedSection {...section} />
          </SpaceBetween>
          <Summary {...section} />
        </Grid>
      )}
    </FormPage>
  );
}
