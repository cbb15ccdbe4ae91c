import { countOf, dim, formatBytes, formatCount, renderTable } from '../../report/index.js';
import type { Output } from '../output.js';
import type { ManifestDocument } from './write-manifest.js';

type UnitDocument = ManifestDocument['units'][number];

/** What was written, for which account, in the order in which it is to be deployed. */
export function printSynth(output: Output, folder: string, document: ManifestDocument): void {
  const { files, policies } = document;
  const columns = ['stack', 'account', 'region', 'template'].map((name) => ({
    name,
    align: 'left' as const,
  }));
  const rows = stacksOf(document).map((units) => [...describeStack(units), sizeOf(document, units[0]!)]);
  const table = { columns: [...columns, { name: 'size', align: 'right' as const, whole: true }], rows };
  for (const line of renderTable(table, output.width)) output.print(line);
  output.note([
    dim(`${countOf(files.length, 'file')} in ${folder}, in the order of deployment in manifest.json`),
  ]);
  const [largest] = [...policies].sort((one, other) => other.size / other.quota - one.size / one.quota);
  if (largest === undefined) return;
  const share = `${formatCount(largest.size)} of ${formatCount(largest.quota)} characters`;
  output.note([dim(`every policy fits; nearest to its quota is ${largest.file}: ${share}`)]);
}

/** Stacks of one name are one row, whatever number of Regions they stand in. */
function stacksOf({ units }: ManifestDocument): readonly (readonly UnitDocument[])[] {
  const stacks = new Map<string, UnitDocument[]>();
  for (const unit of units) {
    const key = `${unit.name} ${unit.stackSet === null}`;
    stacks.set(key, [...(stacks.get(key) ?? []), unit]);
  }
  return [...stacks.values()];
}

function describeStack(units: readonly UnitDocument[]): readonly string[] {
  const [{ name, accountId, region, template, stackSet }] = units as [UnitDocument];
  const regions = stackSet?.regions ?? units.map((unit) => unit.region);
  return [
    name,
    stackSet === null ? accountId : 'every member',
    regions.length === 1 ? (regions[0] ?? region) : countOf(regions.length, 'Region'),
    template,
  ];
}

function sizeOf({ files }: ManifestDocument, { template }: UnitDocument): string {
  return formatBytes(files.find(({ file }) => file === template)?.bytes ?? 0);
}
