import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Tiles from '@cloudscape-design/components/tiles';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { CreateKey } from '../KeyForms';
import { EC2 } from '../texts';
import { Choice } from '../../../parts/Choice';
import { gib } from '../../../parts/format';
import type { Section } from './section';
import { LAUNCH } from './texts';

const MANY_IMAGES = 6;

export function NameSection({ wanted, set }: Section) {
  const texts = useTexts(LAUNCH);
  const ec2Texts = useTexts(EC2);
  return (
    <Container header={<Header>{texts.nameSection}</Header>}>
      <FormField label={ec2Texts.name} constraintText={texts.nameHelp}>
        <Input value={wanted.name} autoFocus onChange={({ detail }) => set({ name: detail.value })} />
      </FormField>
    </Container>
  );
}

export function ImageSection({ choices, wanted, set }: Section) {
  const texts = useTexts(LAUNCH);
  const options = choices.images.map((one) => ({
    value: one.ImageId ?? '',
    label: one.Description || one.Name || one.ImageId || '',
    description: `${one.ImageId} · ${one.Architecture ?? ''}`,
  }));
  return (
    <Container header={<Header>{texts.imageSection}</Header>}>
      {options.length > MANY_IMAGES ? (
        <Choice label={texts.imageSection} value={wanted.image} options={options} onChange={(image) => set({ image })} />
      ) : (
        <Tiles
          ariaLabel={texts.imageSection}
          value={wanted.image}
          columns={2}
          items={options}
          onChange={({ detail }) => set({ image: detail.value })}
        />
      )}
    </Container>
  );
}

export function TypeSection({ choices, wanted, set }: Section) {
  const texts = useTexts(LAUNCH);
  const image = choices.images.find((one) => one.ImageId === wanted.image);
  const fitting = choices.types.filter(
    (one) => !image || one.ProcessorInfo?.SupportedArchitectures?.includes(image.Architecture ?? 'x86_64'),
  );
  return (
    <Container header={<Header>{texts.typeSection}</Header>}>
      <Choice
        label={texts.typeSection}
        value={wanted.type}
        options={fitting.map((one) => ({
          value: one.InstanceType ?? '',
          label: one.InstanceType,
          description: texts.typeHelp(one.VCpuInfo?.DefaultVCpus ?? '?', gib(one.MemoryInfo?.SizeInMiB)),
          tags: one.BurstablePerformanceSupported ? [texts.burstable] : undefined,
        }))}
        onChange={(type) => set({ type })}
      />
    </Container>
  );
}

export function KeySection({ choices, wanted, set, reload }: Section) {
  const texts = useTexts(LAUNCH);
  const ec2Texts = useTexts(EC2);
  const [making, setMaking] = useState(false);
  return (
    <Container header={<Header>{texts.keySection}</Header>}>
      <Choice
        label={ec2Texts.key}
        value={wanted.key}
        help={wanted.key ? undefined : texts.keyHelp}
        options={[
          { value: '', label: ec2Texts.noKey },
          ...choices.keys.map((one) => ({ value: one.KeyName ?? '', label: one.KeyName })),
        ]}
        beside={
          <Button formAction="none" onClick={() => setMaking(true)}>
            {texts.newKey}
          </Button>
        }
        onChange={(key) => set({ key })}
      />
      {making && (
        <CreateKey
          onDone={(key) => {
            reload();
            set({ key });
          }}
          onClose={() => setMaking(false)}
        />
      )}
    </Container>
  );
}
