/** https://smithy.io/2.0/aws/protocols/aws-query-protocol.html: what CloudFormation is asked in and answers in. */
export interface QueryRequest {
  readonly operation: string;
  text(name: string): string;
  optional(name: string): string | undefined;
  /** `Parameters.member.1.ParameterKey` and its like, as objects. */
  objects(name: string): readonly Readonly<Record<string, string>>[];
  /** `Regions.member.1`. */
  texts(name: string): readonly string[];
}

export function readQuery(body: string): QueryRequest {
  const form = new URLSearchParams(body);
  const members = (name: string) => {
    const found = new Map<string, Record<string, string>>();
    for (const [key, value] of form) {
      if (!key.startsWith(`${name}.member.`)) continue;
      const [index, ...rest] = key.slice(name.length + '.member.'.length).split('.');
      found.set(index!, { ...found.get(index!), [rest.join('.')]: value });
    }
    return [...found.values()];
  };
  return {
    operation: form.get('Action') ?? '',
    text: (name) => form.get(name) ?? '',
    optional: (name) => form.get(name) ?? undefined,
    objects: members,
    texts: (name) => members(name).map((member) => member['']!),
  };
}

export type XmlValue =
  | string
  | number
  | boolean
  | Date
  | undefined
  | readonly XmlValue[]
  | { readonly [name: string]: XmlValue };

export function writeAnswer(operation: string, result: XmlValue): string {
  const body = `<${operation}Result>${toXml(result)}</${operation}Result>`;
  return `<${operation}Response xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">${body}<ResponseMetadata><RequestId>rig</RequestId></ResponseMetadata></${operation}Response>`;
}

export function writeError(code: string, message: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${escape(code)}</Code><Message>${escape(message)}</Message></Error><RequestId>rig</RequestId></ErrorResponse>`;
}

function toXml(value: XmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((each: XmlValue) => `<member>${toXml(each)}</member>`).join('');
  if (typeof value !== 'object') return escape(String(value));
  return Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([name, each]) => `<${name}>${toXml(each)}</${name}>`)
    .join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
