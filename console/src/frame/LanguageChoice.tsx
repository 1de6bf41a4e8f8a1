import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useLanguage, useTexts } from '../i18n/language';
import type { Language } from '../i18n/language';
import { FRAME } from './texts';

export const LANGUAGES: readonly { id: Language; text: string }[] = [
  { id: 'en', text: 'English' },
  { id: 'ja', text: '日本語' },
];

/** Chooses the language where there is no top navigation yet. */
export function LanguageChoice() {
  const texts = useTexts(FRAME);
  const { language, choose } = useLanguage();
  const shown = LANGUAGES.find((one) => one.id === language)?.text;
  return (
    <ButtonDropdown
      items={LANGUAGES.map((one) => ({ ...one }))}
      ariaLabel={`${texts.language}: ${shown}`}
      onItemClick={({ detail }) => choose(detail.id as Language)}
    >
      {shown}
    </ButtonDropdown>
  );
}
