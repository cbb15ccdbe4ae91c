import { listed, type PolicyDocument, type PolicyStatement } from '../../policy/index.js';
import { BUCKET, type Draft, KEY, valueOf } from '../example/example-snapshot.contract.js';
import { known, type KeyFacts, type LogBucketFacts, type Snapshot } from '../snapshot/index.js';

type Change = (draft: Draft<Snapshot>) => void;

/** Changes the bucket that the trail delivers to. */
export function changeBucket(change: (bucket: Draft<LogBucketFacts>) => void): Change {
  return (draft) => change(draft.logBuckets.find(({ name }) => name === BUCKET)!);
}

/** Changes the trail's key. */
export function changeKey(change: (key: Draft<KeyFacts>) => void): Change {
  return (draft) => change(draft.keys.find(({ name }) => name === KEY)!);
}

/** Changes the statements of the bucket policy. */
export function changeBucketPolicy(change: ChangeStatements): Change {
  return changeBucket((bucket) => {
    const document = valueOf(bucket.policy as LogBucketFacts['policy'])!;
    bucket.policy = known(withStatements(document, change)) as Draft<LogBucketFacts['policy']>;
  });
}

/** Changes the statements of the key policy. */
export function changeKeyPolicy(change: ChangeStatements): Change {
  return changeKey((key) => {
    const document = valueOf(key.policy as KeyFacts['policy']);
    key.policy = known(withStatements(document, change)) as Draft<KeyFacts['policy']>;
  });
}

/** Changes the statements of a service or resource control policy. */
export function changeControlPolicy(id: string, change: ChangeStatements): Change {
  return (draft) => {
    for (const policy of valueOf<Draft<Snapshot['organization']['policies'] & { kind: 'known' }>['value']>(
      draft.organization.policies,
    ))
      if (policy.id === id) {
        const document = valueOf<PolicyDocument>(policy.document as never);
        policy.document = known(withStatements(document, change)) as never;
      }
  };
}

/** What becomes of each statement; undefined removes it. */
export type ChangeStatements = (statements: readonly PolicyStatement[]) => readonly PolicyStatement[];

export function without(...sids: readonly string[]): ChangeStatements {
  return (statements) => statements.filter(({ Sid = '' }) => !sids.includes(Sid));
}

export function adding(...added: readonly PolicyStatement[]): ChangeStatements {
  return (statements) => [...statements, ...added];
}

/** Replaces one statement by another form of it. */
export function changing(
  sid: string,
  change: (statement: PolicyStatement) => PolicyStatement,
): ChangeStatements {
  return (statements) => statements.map((each) => (each.Sid === sid ? change(each) : each));
}

function withStatements(document: PolicyDocument, change: ChangeStatements): PolicyDocument {
  return { ...document, Statement: change(listed(document.Statement)) };
}
