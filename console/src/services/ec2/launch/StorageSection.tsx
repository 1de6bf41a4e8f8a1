import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { rootOf } from './root';
import type { Section } from './section';
import { LAUNCH } from './texts';

const TYPES = ['gp3', 'gp2', 'st1', 'sc1', 'standard'];

/** The root volume. */
export function StorageSection({ choices, wanted, wrong, set }: Section) {
  const texts = useTexts(LAUNCH);
  const root = rootOf(choices, wanted.image);
  return (
    <Container header={<Header description={root.device}>{texts.storageSection}</Header>}>
      <SpaceBetween size="m">
        <ColumnLayout columns={2}>
          <FormField label={texts.size} errorText={wrong.has('size') && texts.sizeWrong(root.size)}>
            <Input
              type="number"
              value={wanted.size || String(root.size)}
              onChange={({ detail }) => set({ size: detail.value })}
            />
          </FormField>
          <Choice
            label={texts.volumeType}
            value={wanted.volumeType}
            options={TYPES.map((value) => ({ value, label: value }))}
            onChange={(volumeType) => set({ volumeType })}
          />
        </ColumnLayout>
        <Checkbox checked={wanted.deleteVolume} onChange={({ detail }) => set({ deleteVolume: detail.checked })}>
          {texts.deleteVolume}
        </Checkbox>
      </SpaceBetween>
    </Container>
  );
}
