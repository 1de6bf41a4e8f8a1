import { Choice } from '../../parts/Choice';
import { useLanguage, useTexts } from '../../i18n/language';
import { REGIONS } from '../../session/region';
import { SHARED } from './shared';

/** Chooses the Region that a copy is made in. */
export function CopyTo({ region, onChange }: { region: string; onChange(region: string): void }) {
  const texts = useTexts(SHARED);
  const { language } = useLanguage();
  return (
    <Choice
      label={texts.region}
      value={region}
      options={REGIONS.map(([id, en, ja]) => ({ value: id, label: language === 'ja' ? ja : en, description: id }))}
      onChange={onChange}
    />
  );
}
