import Select from '@cloudscape-design/components/select';
import { useLanguage, useTexts } from '../../../i18n/language';
import { REGIONS, chooseRegion, useRegion } from '../../../session/region';
import { ANALYZER } from './texts';

/** Which Region is looked at: IAM itself has one, so that the bar above the page offers none. */
export function RegionChoice() {
  const texts = useTexts(ANALYZER);
  const { language } = useLanguage();
  const region = useRegion();
  const options = REGIONS.map((one) => ({ value: one[0], label: one[0], description: language === 'ja' ? one[2] : one[1] }));
  return (
    <Select
      options={options}
      inlineLabelText={texts.region}
      expandToViewport
      selectedOption={options.find((one) => one.value === region) ?? null}
      onChange={({ detail }) => chooseRegion(detail.selectedOption.value ?? region)}
    />
  );
}
