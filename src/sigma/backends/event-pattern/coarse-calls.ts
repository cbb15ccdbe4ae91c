import { literalText } from '../../tree/text-pattern.js';
import type { NormalForm } from '../normal-form.js';

/** A call that may match: its name, and its service unless any. */
export interface CoarseCall {
  readonly eventSource: string | undefined;
  readonly eventName: string | undefined;
}

const ANY_CALL: CoarseCall = { eventSource: undefined, eventName: undefined };

/** The calls of which a matching event is one; a member that is undefined is not narrowed. */
export function coarseCalls(form: NormalForm): readonly CoarseCall[] {
  switch (form.kind) {
    case 'or':
      return distinct(form.operands.flatMap(coarseCalls));
    case 'and':
      return form.operands.map(coarseCalls).reduce(meet, [ANY_CALL]);
    case 'constant':
      return form.value ? [ANY_CALL] : [];
    case 'test': {
      const { field, test } = form.item;
      const text = test.kind === 'text' && !form.negated ? literalText(test.pattern) : undefined;
      if (text === undefined || (field !== 'eventSource' && field !== 'eventName')) return [ANY_CALL];
      return [{ ...ANY_CALL, [field]: text }];
    }
    default:
      return form satisfies never;
  }
}

/** What is in both; texts of rules are written in AWS's case, so they are compared as they are. */
function meet(left: readonly CoarseCall[], right: readonly CoarseCall[]): readonly CoarseCall[] {
  const met = left.flatMap((one) =>
    right.flatMap((other) => {
      const clash = (['eventSource', 'eventName'] as const).some(
        (member) => one[member] !== undefined && other[member] !== undefined && one[member] !== other[member],
      );
      return clash
        ? []
        : [
            {
              eventSource: one.eventSource ?? other.eventSource,
              eventName: one.eventName ?? other.eventName,
            },
          ];
    }),
  );
  return distinct(met);
}

function distinct(calls: readonly CoarseCall[]): readonly CoarseCall[] {
  return [...new Map(calls.map((call) => [JSON.stringify(call), call])).values()];
}
