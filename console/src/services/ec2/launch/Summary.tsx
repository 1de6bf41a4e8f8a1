import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../../i18n/language';
import { EC2 } from '../texts';
import { rootOf } from './root';
import type { Section } from './section';
import { LAUNCH } from './texts';
import { groupName } from './wanted';

/** What will be launched, and how many. */
export function Summary({ choices, wanted, wrong, set }: Section) {
  const texts = useTexts(LAUNCH);
  const ec2Texts = useTexts(EC2);
  const image = choices.images.find((one) => one.ImageId === wanted.image);
  const groups = choices.groups.filter((one) => wanted.groups.includes(one.GroupId ?? ''));
  const chosen = groups.map((one) => one.GroupName).join(', ') || texts.usual;
  return (
    <Container header={<Header>{texts.summary}</Header>}>
      <SpaceBetween size="m">
        <FormField label={texts.count} errorText={wrong.has('count') && texts.countWrong}>
          <Input
            type="number"
            value={wanted.count}
            onChange={({ detail }) => set({ count: detail.value })}
          />
        </FormField>
        <KeyValuePairs
          items={[
            { label: 'AMI', value: image?.Description || image?.Name || '-' },
            { label: ec2Texts.type, value: wanted.type || '-' },
            { label: ec2Texts.key, value: wanted.key || '-' },
            {
              label: texts.firewall,
              value: wanted.newGroup ? `${texts.fresh}: ${groupName(choices.groups)}` : chosen,
            },
            {
              label: texts.storageSection,
              value: texts.disk(wanted.size || rootOf(choices, wanted.image).size, wanted.volumeType),
            },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}
