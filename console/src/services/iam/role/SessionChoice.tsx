import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { IAM } from '../texts';

export const HOUR = 3600;
const LONGEST_HOURS = 12;

/** How long a session in a role lasts at most. What is not whole hours, as the API allows, is among the choices where it is so now. */
export function SessionChoice({ seconds, onChange }: { seconds: number; onChange(seconds: number): void }) {
  const texts = useTexts(IAM);
  const hours = Array.from({ length: LONGEST_HOURS }, (_, index) => (index + 1) * HOUR);
  const all = hours.includes(seconds) ? hours : [...hours, seconds].sort((one, other) => one - other);
  return (
    <Choice
      label={texts.maxSession}
      value={String(seconds)}
      options={all.map((one) => ({ value: String(one), label: texts.hours(Math.round((one / HOUR) * 100) / 100) }))}
      onChange={(value) => onChange(Number(value))}
    />
  );
}
