import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';

/**
 * The select list of a result that loses no character. The client decodes every text with a TextDecoder
 * that takes U+FEFF at its start for a byte order mark and drops it; so texts get a second one.
 * `\ufeffroot` would otherwise arrive as `root`.
 *
 * https://encoding.spec.whatwg.org/#dom-textdecoder-ignorebom
 */
export function wholeTexts(names: readonly string[], types: readonly DuckDBType[]): string {
  return names.map((name, index) => wholeText(quoted(name), types[index]!)).join(', ');
}

function wholeText(column: string, type: DuckDBType): string {
  if (isText(type)) return `${marked(column)} AS ${column}`;
  if (type.typeId === DuckDBTypeId.LIST && isText((type as DuckDBType & Listed).valueType)) {
    return `list_transform(${column}, lambda item: ${marked('item')}) AS ${column}`;
  }
  return column;
}

interface Listed {
  readonly valueType: DuckDBType;
}

const MARK = 'chr(65279)';

function marked(text: string): string {
  return `CASE WHEN starts_with(${text}, ${MARK}) THEN ${MARK} || ${text} ELSE ${text} END`;
}

function isText(type: DuckDBType): boolean {
  return type.typeId === DuckDBTypeId.VARCHAR;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
