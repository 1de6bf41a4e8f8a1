import ColumnLayout from '@cloudscape-design/components/column-layout';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { Written } from '../../../parts/Written';
import { EC2 } from '../texts';
import { LIMITS, limitsOf, standard, wrongIn } from './specs';
import type { Spec } from './specs';
import { VOLUME } from './texts';

interface SpecFieldsProps {
  spec: Spec;
  /** The least size, in GiB, beyond what the type asks for. */
  least?: number;
  onChange(spec: Spec): void;
}

/** Type, size and speed of a volume, with what is wrong as it is typed. */
export function SpecFields({ spec, least = 1, onChange }: SpecFieldsProps) {
  const texts = useTexts(VOLUME);
  const ec2Texts = useTexts(EC2);
  const limits = limitsOf(spec.type);
  const wrong = wrongIn(spec, least);
  const field = (name: 'size' | 'iops' | 'throughput', label: string, range: readonly [number, number]) => (
    <Written
      label={label}
      type="number"
      value={spec[name]}
      help={texts.range(...range)}
      error={wrong[name] && texts.range(...wrong[name])}
      onChange={(value) => onChange({ ...spec, [name]: value })}
    />
  );
  return (
    <ColumnLayout columns={2}>
      <Choice
        label={texts.type}
        value={spec.type}
        options={Object.keys(LIMITS).map((value) => ({ value, label: texts.types[value] ?? value }))}
        onChange={(type) => onChange(standard(type, spec.size))}
      />
      {field('size', texts.size, [Math.max(limits.size[0], least), limits.size[1]])}
      {limits.iops && field('iops', ec2Texts.iops, limits.iops)}
      {limits.throughput && field('throughput', texts.throughput, limits.throughput)}
    </ColumnLayout>
  );
}
