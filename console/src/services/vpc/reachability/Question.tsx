import { CreateNetworkInsightsPathCommand, StartNetworkInsightsAnalysisCommand } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import type { SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Cli } from '../../../parts/CliCommand';
import { Failed } from '../../../parts/Failed';
import { useEc2 } from '../../ec2/useEc2';
import { useEnds } from './ends';
import { REACH } from './texts';
import { ADDRESS, commands, isAddress, isComplete, isPort, pathInput } from './wish';
import type { Wish } from './wish';

interface QuestionProps {
  /** What is chosen at first, if anything. */
  source: string;
  destination: string;
  /** Given the ID of the analysis that began. */
  onStarted(id: string): void;
}

/** Asks which connection is analysed. */
export function Question({ source, destination, onStarted }: QuestionProps) {
  const texts = useTexts(REACH);
  const ec2 = useEc2();
  const [wish, setWish] = useState<Wish>({ source, destination, address: '', from: '', protocol: 'tcp', port: '80' });
  const set = (change: Partial<Wish>) => setWish((before) => ({ ...before, ...change }));
  const action = useMutation({
    mutationFn: async () => {
      const path = await ec2.send(new CreateNetworkInsightsPathCommand(pathInput(wish)));
      const NetworkInsightsPathId = path.NetworkInsightsPath?.NetworkInsightsPathId;
      const begun = await ec2.send(new StartNetworkInsightsAnalysisCommand({ NetworkInsightsPathId }));
      return begun.NetworkInsightsAnalysis?.NetworkInsightsAnalysisId ?? '';
    },
    onSuccess: onStarted,
  });
  return (
    <Container>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete(wish) && !action.isPending) {
            action.mutate();
          }
        }}
      >
        <SpaceBetween size="m">
          <ColumnLayout columns={2}>
            <EndField label={texts.source} value={wish.source} onChange={(next) => set({ source: next })} />
            <EndField label={texts.destination} outside value={wish.destination} onChange={(next) => set({ destination: next })} />
            {wish.destination === ADDRESS && (
              <FormField label={texts.address} errorText={wish.address && !isAddress(wish.address) && texts.addressWrong}>
                <Input value={wish.address} spellcheck={false} onChange={({ detail }) => set({ address: detail.value })} />
              </FormField>
            )}
            <FormField label={texts.from} constraintText={texts.fromHelp} errorText={wish.from && !isAddress(wish.from) && texts.addressWrong}>
              <Input value={wish.from} spellcheck={false} onChange={({ detail }) => set({ from: detail.value })} />
            </FormField>
            <FormField label={texts.protocol}>
              <SegmentedControl
                label={texts.protocol}
                selectedId={wish.protocol}
                options={[
                  { id: 'tcp', text: 'TCP' },
                  { id: 'udp', text: 'UDP' },
                ]}
                onChange={({ detail }) => set({ protocol: detail.selectedId === 'udp' ? 'udp' : 'tcp' })}
              />
            </FormField>
            <FormField label={texts.port} errorText={!isPort(wish.port) && texts.portWrong}>
              <Input value={wish.port} inputMode="numeric" onChange={({ detail }) => set({ port: detail.value })} />
            </FormField>
          </ColumnLayout>
          <Button variant="primary" disabled={!isComplete(wish)} loading={action.isPending}>
            {texts.analyse}
          </Button>
          <Cli commands={commands(wish)} />
          {action.error && <Failed failure={action.error} />}
        </SpaceBetween>
      </form>
    </Container>
  );
}

interface EndFieldProps {
  label: string;
  value: string;
  /** Whether an address outside of the cloud can be meant. */
  outside?: boolean;
  onChange(value: string): void;
}

function EndField({ label, value, outside, onChange }: EndFieldProps) {
  const texts = useTexts(REACH);
  const { data, error, isPending } = useEnds();
  const groups: SelectProps.OptionGroup[] = [
    { label: texts.instances, options: data?.instances ?? [] },
    { label: texts.interfaces, options: data?.interfaces ?? [] },
    { label: texts.gateways, options: data?.gateways ?? [] },
  ].filter((group) => group.options.length > 0);
  const other: SelectProps.Option[] = outside ? [{ value: ADDRESS, label: texts.anyAddress }] : [];
  const all = [...other, ...groups.flatMap((group) => group.options)];
  return (
    <FormField label={label}>
      {error && <Failed failure={error} />}
      <Select
        options={[...other, ...groups]}
        statusType={isPending ? 'loading' : 'finished'}
        filteringType="auto"
        filteringAriaLabel={label}
        placeholder={texts.choose}
        empty={texts.nothing}
        selectedOption={all.find((one) => one.value === value) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
