import { delimited } from './delimited/format';
import { workbook } from './workbook/format';
import { json } from './json/format';
import { parquet } from './parquet/format';
import type { Format } from './format';
import type { FileGuess } from './types';

/** Every format, the pickiest first; delimited text takes what no other knows. */
const formats: readonly Format[] = [workbook, parquet, json, delimited];

export const formatOf = (head: Uint8Array, name: string): Format =>
  formats.find((format) => format.recognizes(head, name)) ?? delimited;

export const formatById = (id: FileGuess['format']): Format =>
  formats.find((format) => format.id === id) ?? delimited;
