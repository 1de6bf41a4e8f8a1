import type { Instance } from '@aws-sdk/client-ec2';
import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/language';
import type { MenuAction } from '../../../parts/ActionMenu';
import { Flag } from './Flag';
import { ChangeGroups, ChangeMetadata, ChangeShutdown, ChangeType, EditUserData } from './forms';
import { ModifyRole } from './ModifyRole';
import { SETTINGS } from './texts';

/** What can be changed of one instance. */
export function useSettings(instance: Instance | undefined): MenuAction[] {
  const texts = useTexts(SETTINGS);
  const id = instance?.InstanceId ?? '';
  const state = instance?.State?.Name;
  const there = state === 'running' || state === 'stopped';
  const action = (name: string, text: string, form: (one: Instance, close: () => void) => ReactNode): MenuAction => ({
    id: name,
    text,
    disabled: !there,
    form: (close) => instance && form(instance, close),
  });
  const flag = (attribute: 'disableApiTermination' | 'disableApiStop' | 'sourceDestCheck', text: string, label: string, help?: string) =>
    action(attribute, text, (_, close) => <Flag id={id} title={text} label={label} help={help} attribute={attribute} onClose={close} />);
  return [
    action('groups', texts.groups, (one, close) => <ChangeGroups instance={one} onClose={close} />),
    action('role', texts.role, (one, close) => <ModifyRole instance={one} onClose={close} />),
    {
      ...action('type', texts.type, (one, close) => <ChangeType instance={one} onClose={close} />),
      disabled: state !== 'stopped',
      reason: texts.stopFirst,
    },
    flag('disableApiTermination', texts.protection, texts.protect),
    flag('disableApiStop', texts.stopProtection, texts.protectStop),
    action('shutdown', texts.shutdown, (one, close) => <ChangeShutdown instance={one} onClose={close} />),
    action('user-data', texts.userData, (one, close) => <EditUserData instance={one} onClose={close} />),
    action('metadata', texts.metadata, (one, close) => <ChangeMetadata instance={one} onClose={close} />),
    flag('sourceDestCheck', texts.sourceCheck, texts.check, texts.checkHelp),
  ];
}
