import type { LookupAttributeKey } from '@aws-sdk/client-cloudtrail';
import Button from '@cloudscape-design/components/button';
import DateRangePicker from '@cloudscape-design/components/date-range-picker';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { SUGGESTED, bounds, isKept, wrong } from './range';
import type { Range } from './range';
import { CLOUDTRAIL } from './texts';

export interface Sought {
  key: LookupAttributeKey;
  value: string;
  range: Range;
}

/** How the AWS CLI looks for the same. */
export function lookupCommand({ key, value, range }: Sought): string {
  const { StartTime, EndTime } = bounds(range, Date.now());
  return cli('cloudtrail lookup-events', {
    'lookup-attributes': value ? `AttributeKey=${key},AttributeValue=${value}` : undefined,
    'start-time': StartTime?.toISOString(),
    'end-time': EndTime?.toISOString(),
  });
}

/** What events are looked for, and in what time. */
export function Lookup({ sought, onChange }: { sought: Sought; onChange(sought: Sought): void }) {
  const texts = useTexts(CLOUDTRAIL);
  const [value, setValue] = useState(sought.value);
  const keys = (Object.keys(texts.attributes) as (keyof typeof texts.attributes)[]).map((key) => ({
    value: key,
    label: texts.attributes[key],
  }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ ...sought, value });
      }}
    >
      <SpaceBetween direction="horizontal" size="xs">
        <Select
          options={keys}
          ariaLabel={texts.attribute}
          selectedOption={keys.find((one) => one.value === sought.key) ?? null}
          onChange={({ detail }) => {
            const key = detail.selectedOption.value as LookupAttributeKey;
            const next = key === 'ReadOnly' ? 'false' : '';
            setValue(next);
            onChange({ ...sought, key, value: next });
          }}
        />
        <Input
          type="search"
          value={value}
          ariaLabel={texts.value}
          placeholder={texts.value}
          onChange={({ detail }) => setValue(detail.value)}
        />
        <RangePicker range={sought.range} onChange={(range) => onChange({ ...sought, range })} />
        <Button>{texts.find}</Button>
      </SpaceBetween>
    </form>
  );
}


function RangePicker({ range, onChange }: { range: Range; onChange(range: Range): void }) {
  const texts = useTexts(CLOUDTRAIL);
  return (
    <DateRangePicker
      ariaLabel={texts.range}
      value={range}
      placeholder={texts.anyTime}
      relativeOptions={SUGGESTED}
      customRelativeRangeUnits={['minute', 'hour', 'day', 'week']}
      isDateEnabled={(date) => isKept(date.getTime(), Date.now())}
      isValidRange={(value) => {
        const problem = wrong(value, Date.now());
        return problem ? { valid: false, errorMessage: texts.rangeWrong[problem] } : { valid: true };
      }}
      absoluteFormat="long-localized"
      expandToViewport
      onChange={({ detail }) => onChange(detail.value)}
    />
  );
}
