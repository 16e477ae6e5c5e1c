import type { Table } from '../model';
import type { UsedSetting, Words } from '../words';
import { left, number, right, text } from './cells';

export function filesTable({ about: { inputs }, t }: Words): Table {
  const c = t.columns;
  return {
    id: 'files',
    title: t.method.inputs,
    columns: [left(c.file), right(c.bytes), left(c.hash)],
    rows: inputs.map(({ name, size, sha256 }) => [text(name), number(size, 'count'), text(sha256)]),
  };
}

export function settingsTable({ about: { settings }, t, f }: Words): Table {
  const say = ({ id, value, choice, fraction }: UsedSetting) => {
    if (choice !== undefined)
      return id === 'algorithm' ? t.method.algorithms(choice, value) : t.choice(`${id} ${choice}`, value);
    return fraction === undefined ? value : f.bound(fraction, 'score');
  };
  return {
    id: 'settings',
    title: t.method.settings,
    columns: [left(t.columns.what), left(t.columns.value)],
    rows: settings.map((used) => [text(t.setting(used.id, used.label)), text(say(used))]),
  };
}
