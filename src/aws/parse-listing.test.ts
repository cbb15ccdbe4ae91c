import { describe, expect, it } from 'vitest';
import { parseListing } from './parse-listing.js';

const entry = (key: string) =>
  `<Contents><Key>${key}</Key><LastModified>2026-03-01T01:02:03.000Z</LastModified><ETag>&quot;abc&quot;</ETag><Size>12</Size><StorageClass>GLACIER</StorageClass></Contents>`;

const page = (inside: string, truncated = '<IsTruncated>false</IsTruncated>') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>bucket</Name><Prefix/><EncodingType>url</EncodingType><MaxKeys>1000</MaxKeys>${truncated}${inside}</ListBucketResult>`;

describe('a page of a listing', () => {
  it('is read with its objects, folders and the token of the next page', () => {
    const more = '<IsTruncated>true</IsTruncated><NextContinuationToken>a&amp;b==</NextContinuationToken>';
    const folders = '<CommonPrefixes><Prefix>p/c/</Prefix></CommonPrefixes>';
    expect(parseListing(page(`${entry('p/a')}${entry('p/b%20c')}${folders}`, more))).toEqual({
      Name: 'bucket',
      EncodingType: 'url',
      NextContinuationToken: 'a&b==',
      CommonPrefixes: [{ Prefix: 'p/c/' }],
      Contents: ['p/a', 'p/b%20c'].map((Key) => ({
        Key,
        Size: 12,
        LastModified: new Date('2026-03-01T01:02:03Z'),
        ETag: '"abc"',
        StorageClass: 'GLACIER',
      })),
    });
  });

  it('may be empty', () => {
    expect(parseListing(page(''))).toMatchObject({ Contents: [], CommonPrefixes: [] });
  });

  it.each([
    ['nothing', ''],
    ['a page of a proxy', '<html><body>Sign in</body></html>'],
    ['an error with status 200', '<?xml version="1.0"?><Error><Code>SlowDown</Code></Error>'],
    ['a page that breaks off', page(entry('a')).slice(0, -40)],
    ['an object that breaks off', page('<Contents><Key>a</Key>')],
    ['keys that are not encoded', page(entry('a')).replace('<EncodingType>url</EncodingType>', '')],
    ['a size that is no number', page(entry('a').replace('12', 'twelve'))],
    ['a size that is missing', page(entry('a').replace('12', ''))],
    ['an object with an attribute', page(entry('a') + entry('b').replace('<Contents>', '<Contents id="1">'))],
    ['an object with nothing in it', page(`${entry('a')}<Contents/>`)],
    ['an object with a namespace', page(entry('a').replace(/(<\/?)Contents/g, '$1s3:Contents'))],
    ['a folder with an attribute', page('<CommonPrefixes id="1"><Prefix>p/</Prefix></CommonPrefixes>')],
    ['a time that is none', page(entry('a').replace('2026-03-01', 'yesterday'))],
    ['an object without a key', page(entry('a').replace('<Key>a</Key>', ''))],
    ['elements in a key', page(entry('<b>a</b>'))],
    ['a reference that XML does not know', page(entry('a&nbsp;b'))],
    ['CDATA', page(entry('<![CDATA[a]]>'))],
    ['more pages without a token', page('', '<IsTruncated>true</IsTruncated>')],
    [
      'a token of no page',
      page('', '<IsTruncated>false</IsTruncated><NextContinuationToken>a</NextContinuationToken>'),
    ],
  ])('is left to the SDK when it is %s', (_, xml) => {
    expect(parseListing(xml)).toBeUndefined();
  });
});
