import type { Texts } from '../../i18n/language';

const en = {
  title: 'Request conditions',
  help: 'The statement holds only for requests of which all of these are true.',
  none: 'No conditions: it holds for every request.',
  add: 'Add condition',
  remove: (index: number) => `Remove condition ${index}`,
  key: 'Condition key',
  keyHelp: 'Keys with / are followed by the key of a tag.',
  qualifier: 'Qualifier',
  qualifiers: { '': 'Default', ForAllValues: 'For all values in request', ForAnyValue: 'For any value in request' },
  operator: 'Operator',
  ifExists: 'If exists',
  ifExistsHelp: 'Also true where the request does not have the key',
  values: 'Values',
  valuesHelp: 'One a line; one of them has to match.',
  wrong: {
    key: 'A key is written as aws:SourceIp or aws:ResourceTag/team.',
    values: 'At least one value is needed.',
    value: 'A value is not of the kind that the operator compares: true or false, a number, a date as 2026-12-31T00:00:00Z, a CIDR or an ARN.',
  },
};

const ja: typeof en = {
  title: 'リクエスト条件',
  help: 'ステートメントは、すべての条件を満たすリクエストにのみ適用されます。',
  none: '条件なし: すべてのリクエストに適用されます。',
  add: '条件を追加',
  remove: (index: number) => `条件 ${index} を削除`,
  key: '条件キー',
  keyHelp: '/ で終わるキーには、タグのキーが続きます。',
  qualifier: '修飾子',
  qualifiers: { '': 'デフォルト', ForAllValues: 'リクエスト内のすべての値', ForAnyValue: 'リクエスト内のいずれかの値' },
  operator: '演算子',
  ifExists: '存在する場合',
  ifExistsHelp: 'リクエストにキーがない場合も真になります',
  values: '値',
  valuesHelp: '1 行に 1 つ。いずれか 1 つが一致すれば満たされます。',
  wrong: {
    key: 'キーは aws:SourceIp または aws:ResourceTag/team のように入力してください。',
    values: '値が 1 つ以上必要です。',
    value: '演算子が比較できる値ではありません。true または false、数値、2026-12-31T00:00:00Z のような日時、CIDR、ARN のいずれかを入力してください。',
  },
};

export const CONDITION: Texts<typeof en> = { en, ja };
