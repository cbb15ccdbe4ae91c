import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Configuration } from '../../config/index.js';
import type { Manifest, Unit } from '../../resources/index.js';
import { confirm } from '../confirm.js';

const MANIFEST = 'manifest.json';

/** Everything that stands in `manifest.json`. Nothing in it depends on when or where it was written. */
export interface ManifestDocument {
  readonly schema: 'orgtrail.manifest/1';
  readonly organizationId: string;
  readonly accounts: Configuration['accounts'];
  readonly units: readonly UnitDocument[];
  readonly files: readonly FileDocument[];
  readonly policies: readonly {
    readonly file: string;
    readonly size: number;
    readonly quota: number;
  }[];
}

type UnitDocument = Omit<Unit, 'template' | 'stackSet'> & {
  readonly accountId: string;
  readonly template: string;
  readonly stackSet: NonNullable<Unit['stackSet']> | null;
};

interface FileDocument {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

export function describeManifest(
  { organization, accounts }: Configuration,
  { units, assets, policies }: Manifest,
): ManifestDocument {
  return {
    schema: 'orgtrail.manifest/1',
    organizationId: organization.id,
    accounts,
    units: units.map(({ template, stackSet, ...unit }) => ({
      ...unit,
      accountId: accounts[unit.role],
      template: template.file,
      stackSet: stackSet ?? null,
    })),
    files: assets.map(({ file, hash, body }) => ({ file, sha256: hash, bytes: body.length })),
    policies: policies.map(({ file, size, quota }) => ({ file, size, quota })),
  };
}

/** Writes the files and takes away those of an earlier run that are not written any more. */
export async function writeManifest(
  folder: string,
  manifest: Manifest,
  document: ManifestDocument,
  yes: boolean,
): Promise<void> {
  const earlier = await filesOfEarlierRun(folder);
  if (earlier === undefined && !(await isEmpty(folder))) {
    await confirm({
      what: 'there are files already, and templates would be written among them',
      where: folder,
      yes,
    });
  }
  for (const file of earlier ?? []) await rm(join(folder, file), { force: true });
  for (const { file, body } of manifest.assets) await write(folder, file, body);
  for (const { file, text } of manifest.policies) await write(folder, file, text);
  await write(folder, MANIFEST, `${JSON.stringify(document, undefined, 2)}\n`);
}

async function write(folder: string, file: string, content: string | Uint8Array): Promise<void> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

async function isEmpty(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(nothingIfMissing)).length === 0;
}

/** Only names that can be ours are taken from a file that anybody may have written. */
async function filesOfEarlierRun(folder: string): Promise<readonly string[] | undefined> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => undefined);
  const document = text === undefined ? undefined : parseDocument(text);
  return document === undefined
    ? undefined
    : [...document.files, ...document.policies].map(({ file }) => file).filter(isOurs);
}

function parseDocument(text: string): ManifestDocument | undefined {
  try {
    const document = JSON.parse(text) as Partial<ManifestDocument> | null;
    const { schema, files, policies } = document ?? {};
    const isManifest = schema === 'orgtrail.manifest/1' && Array.isArray(files) && Array.isArray(policies);
    return isManifest ? (document as ManifestDocument) : undefined;
  } catch {
    return undefined;
  }
}

function isOurs(file: unknown): boolean {
  return typeof file === 'string' && /^[a-z-]+\/[a-z0-9-]+(?:\.template)?\.(?:json|zip)$/.test(file);
}

function nothingIfMissing(error: NodeJS.ErrnoException): readonly string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
