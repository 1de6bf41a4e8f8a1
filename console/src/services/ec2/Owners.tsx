import Select from '@cloudscape-design/components/select';
import { useSearchParams } from 'react-router';
import { useTexts } from '../../i18n/language';
import { SHARED } from './shared';

export type Owner = 'self' | 'shared' | 'public';
const ALL: readonly Owner[] = ['self', 'shared', 'public'];

/** Whose are shown, as the address says; the account's own where it does not. */
export function useOwner(): [Owner, (owner: Owner) => void] {
  const [search, setSearch] = useSearchParams();
  const owner = ALL.find((one) => one === search.get('owner')) ?? 'self';
  return [owner, (next) => setSearch(next === 'self' ? {} : { owner: next })];
}

/** Chooses whose are shown. */
export function Owners({ owner, onChange }: { owner: Owner; onChange(owner: Owner): void }) {
  const texts = useTexts(SHARED);
  const options = ALL.map((value) => ({ value, label: texts.owner[value] }));
  return (
    <Select
      options={options}
      ariaLabel={texts.owners}
      selectedOption={options.find((one) => one.value === owner) ?? null}
      onChange={({ detail }) => onChange(detail.selectedOption.value as Owner)}
    />
  );
}
