import type { Subnet, Vpc } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useTexts } from '../../../i18n/language';
import { PARTS } from '../../../parts/texts';
import { blocks6, isSubnet6, nextFree } from './blocks';
import { SUBNET } from './texts';

interface Block6FieldProps {
  vpc: Vpc | undefined;
  /** Those whose blocks are taken. */
  subnets: readonly Subnet[];
  value: string;
  onChange(value: string): void;
}

/** The IPv6 block of a subnet, which may have none. */
export function Block6Field({ vpc, subnets, value, onChange }: Block6FieldProps) {
  const texts = useTexts(SUBNET);
  const parts = useTexts(PARTS);
  const free = nextFree(vpc, subnets);
  const own = blocks6(vpc).map((one) => one.cidr);
  return (
    <FormField
      label={
        <>
          {texts.cidr6} <i>- {parts.optional}</i>
        </>
      }
      constraintText={own.length > 0 ? texts.cidr6Help(own.join(', ')) : texts.noCidr6}
      errorText={value !== '' && !isSubnet6(value, vpc) && texts.cidr6Wrong}
      secondaryControl={
        <Button formAction="none" disabled={!free} onClick={() => onChange(free ?? '')}>
          {texts.useFree}
        </Button>
      }
    >
      <Input
        value={value}
        disabled={own.length === 0}
        placeholder={free}
        spellcheck={false}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
