import type { Event } from '@aws-sdk/client-cloudtrail';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useMutation } from '@tanstack/react-query';
import { notify, notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { describe } from '../../../parts/errors';
import { saveFile } from '../../../parts/saveFile';
import type { PageOf } from '../../../parts/usePaged';
import { MOST_EVENTS, toCsv, toJson } from './download';
import { TRAIL } from './texts';

/** Saves the events that are looked for, those of later pages too. */
export function DownloadEvents({ load }: { load(token: string | undefined): Promise<PageOf<Event>> }) {
  const texts = useTexts(TRAIL);
  const download = useMutation({
    mutationFn: async (format: string) => {
      const events: Event[] = [];
      let token: string | undefined;
      do {
        const page = await load(token);
        events.push(...page.items);
        token = page.next;
      } while (token && events.length < MOST_EVENTS);
      saveFile(`event_history.${format}`, format === 'csv' ? toCsv(events) : toJson(events));
      if (token) {
        notifyDone(texts.most(events.length));
      }
    },
    onError: (failure) => notify({ type: 'error', header: texts.download, content: describe(failure).message }),
  });
  return (
    <ButtonDropdown
      loading={download.isPending}
      items={[
        { id: 'csv', text: texts.downloadCsv },
        { id: 'json', text: texts.downloadJson },
      ]}
      onItemClick={({ detail }) => download.mutate(detail.id)}
    >
      {texts.download}
    </ButtonDropdown>
  );
}
