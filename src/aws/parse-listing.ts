/** A page of ListObjectsV2, as the SDK would give it, without what nobody asks for. */
export interface PlainListing {
  readonly Name: string;
  readonly EncodingType: 'url';
  readonly Contents: readonly PlainEntry[];
  readonly CommonPrefixes: readonly { readonly Prefix: string }[];
  readonly NextContinuationToken?: string;
}

export interface PlainEntry {
  readonly Key: string;
  readonly Size: number;
  readonly LastModified: Date;
  readonly ETag?: string;
  readonly StorageClass?: 'STANDARD';
}

/**
 * Reads the answer to ListObjectsV2 in the one form in which S3 writes it; undefined for any other, which
 * is for the SDK to make sense of. The SDK's own reading takes longer than all else that is done with a key.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export function parseListing(xml: string): PlainListing | undefined {
  try {
    return readListing(xml);
  } catch (cause) {
    if (cause instanceof UnusualForm) return undefined;
    throw cause;
  }
}

class UnusualForm extends Error {}

function readListing(xml: string): PlainListing {
  if (!/^(?:<\?xml [^>]*\?>)?\s*<ListBucketResult[ >]/.test(xml) || !xml.trimEnd().endsWith(end)) {
    throw new UnusualForm();
  }
  const entries = blocksOf(xml, 'Contents');
  const prefixes = blocksOf(xml, 'CommonPrefixes');
  const token = optional(entries.rest, 'NextContinuationToken');
  const isTruncated = required(entries.rest, 'IsTruncated') === 'true';
  if (required(entries.rest, 'EncodingType') !== 'url' || isTruncated !== (token !== undefined)) {
    throw new UnusualForm();
  }
  if (hasOtherTags(entries.rest, 'Contents') || hasOtherTags(prefixes.rest, 'CommonPrefixes')) {
    throw new UnusualForm();
  }
  return {
    Name: required(entries.rest, 'Name'),
    EncodingType: 'url',
    Contents: entries.blocks.map(entryOf),
    CommonPrefixes: prefixes.blocks.map((block) => ({ Prefix: required(block, 'Prefix') })),
    ...(token !== undefined && { NextContinuationToken: token }),
  };
}

const end = '</ListBucketResult>';

function entryOf(block: string): PlainEntry {
  const [size, modified] = [required(block, 'Size'), new Date(required(block, 'LastModified'))];
  if (!/^\d{1,15}$/.test(size) || Number.isNaN(modified.getTime())) throw new UnusualForm();
  const etag = optional(block, 'ETag');
  const storageClass = optional(block, 'StorageClass');
  return {
    Key: required(block, 'Key'),
    Size: Number(size),
    LastModified: modified,
    ...(etag !== undefined && { ETag: etag }),
    ...(storageClass !== undefined && { StorageClass: storageClass as 'STANDARD' }),
  };
}

/** What stands inside each element of a name, and all that stands outside of them. */
function blocksOf(xml: string, name: string): { readonly blocks: readonly string[]; readonly rest: string } {
  const [open, close] = [`<${name}>`, `</${name}>`];
  const blocks: string[] = [];
  const rest: string[] = [];
  let at = 0;
  for (let from = xml.indexOf(open); from >= 0; from = xml.indexOf(open, at)) {
    const to = xml.indexOf(close, from);
    if (to < 0) throw new UnusualForm();
    rest.push(xml.slice(at, from));
    blocks.push(xml.slice(from + open.length, to));
    at = to + close.length;
  }
  rest.push(xml.slice(at));
  return { blocks, rest: rest.join('') };
}

/** An element that is written in another way, with an attribute for example, would be missed in silence. */
function hasOtherTags(rest: string, name: string): boolean {
  return new RegExp(`[<:]${name}[\\s/>]`).test(rest);
}

function required(xml: string, name: string): string {
  const text = optional(xml, name);
  if (text === undefined) throw new UnusualForm();
  return text;
}

/** The text of the first element of that name; elements inside it, or references beyond XML's own, are unusual. */
function optional(xml: string, name: string): string | undefined {
  const open = `<${name}>`;
  const from = xml.indexOf(open);
  if (from < 0) return undefined;
  const text = xml.slice(from + open.length, xml.indexOf('<', from + open.length));
  if (!xml.startsWith(`</${name}>`, from + open.length + text.length)) throw new UnusualForm();
  return text.includes('&') ? text.replace(/&([^;]*);?/g, (_, reference: string) => signOf(reference)) : text;
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function signOf(reference: string): string {
  const code = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(reference);
  const sign =
    code === null
      ? Object.hasOwn(signs, reference) && signs[reference]
      : signOfCode(code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16));
  if (!sign) throw new UnusualForm();
  return sign;
}

function signOfCode(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
